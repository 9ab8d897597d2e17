"""Rules of the imprint (版记)."""
