"""How the report of a check is shown: as text for the terminal, as a page of HTML, as pieces for the web page.

All of it is made from the JSON of ``gongwu check``, which is also what a checking process hands over.
"""
