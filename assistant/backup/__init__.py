"""All that an office keeps in one file, and back from it: the library, the records, and the settings as they were."""
