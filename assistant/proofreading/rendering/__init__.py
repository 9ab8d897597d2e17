"""Pages of a document as pictures: LibreOffice lays them out with the fonts of this machine, a process of ours draws them."""
