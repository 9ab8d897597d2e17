"""Text of documents and models is data: hidden characters are shown up, orders to the machine left out, output allow-listed."""
