"""Errors that a user can do something about.

Each carries one Chinese sentence (what is wrong and what to do) and the exit code of the command line. Anything that
is not one of these is a bug: the front doors log it once and say that it is our fault.

    GongwuError                       exit 2 unless said otherwise
    ├── DocumentError                 one file cannot be taken in; the other files go on
    │   ├── UnreadableDocument        damaged, empty, no text in it, not what its name says
    │   ├── UnsupportedDocument       a format that no loader reads
    │   ├── EncryptedDocument         needs a password
    │   ├── RepairFailed              something of the document would be lost: nothing is written, and the fault is ours
    │   ├── ClassifiedDocument        of a classification that is not taken in
    │   ├── ProtectedDocument         locked against editing, or signed
    │   ├── DocumentTooLarge          over a limit of size, entries, pages or parsing time
    │   └── MachineBusy               nothing is known against the file: other programs left no processor time for it
    ├── ManifestError                 the manifest is not JSON lines, or names what is not there
    ├── LibraryError                  the library folder
    │   ├── LibraryMissing            there is no library in this folder
    │   ├── LibraryBusy               another process is writing
    │   ├── LibraryDamaged            the folder holds less than its manifest says
    │   ├── LibraryVersionMismatch    made by another version of this program
    │   └── LibraryNotWritable        no permission, or no space
    ├── InputError                    an argument, a history file, an empty question
    ├── SettingsError                 a setting that cannot be used
    ├── ProfileError                  a house norm that is not there or cannot be used
    ├── OutputError                   the file to be written cannot be: no folder, no permission, no space, the original itself
    ├── Cancelled                     somebody stopped what was being done
    ├── TooManyRequests               somebody asks for more at a time than there is room for
    └── ServiceError                  an outside service failed (exit 3)
"""

from __future__ import annotations


class GongwuError(Exception):
    """What went wrong and what to do, in one Chinese sentence, for the person at the desk.

    Args:
        message: The sentence. It holds no traceback, no class name and no secret.
    """

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[type[GongwuError], tuple[str]]:
        return type(self), (self.message,)


class DocumentError(GongwuError):
    """One file cannot be taken in; the other files of the same run go on."""


class UnreadableDocument(DocumentError):
    """The file is damaged, empty, holds no text, or is not what its name says."""


class UnsupportedDocument(DocumentError):
    """No loader reads this format."""


class EncryptedDocument(DocumentError):
    """The file needs a password."""


class ClassifiedDocument(DocumentError):
    """The document is classified in a way that this system does not take in, or does not know."""


class ProtectedDocument(DocumentError):
    """The document is locked against editing, or bears a signature that any change would break."""


class RepairFailed(DocumentError):
    """A repair would have lost something of the document, so that nothing is written; the fault is the program's."""


class DocumentTooLarge(DocumentError):
    """The file is over a limit of size, entries, pages or parsing time."""


class MachineBusy(DocumentError):
    """Other programs left too little processor time to work on the file; nothing is known against the file itself."""


class ManifestError(GongwuError):
    """The manifest cannot be read, or names what is not there."""


class LibraryError(GongwuError):
    """Something about the library folder."""


class LibraryMissing(LibraryError):
    """There is no library in this folder."""


class LibraryBusy(LibraryError):
    """Another process is writing to this library."""


class LibraryDamaged(LibraryError):
    """The folder holds less than its manifest says."""


class LibraryVersionMismatch(LibraryError):
    """The library was made by another version of this program."""


class LibraryNotWritable(LibraryError):
    """The folder cannot be written: no permission, or no space."""


class InputError(GongwuError):
    """An argument or an input file is at fault."""


class SettingsError(GongwuError):
    """A setting cannot be used."""


class ProfileError(GongwuError):
    """A house norm is not there, or names rules or parameters that do not exist."""


class OutputError(GongwuError):
    """The file that is to be written cannot be: no such folder, no permission, no space, or it is the original."""


class Cancelled(GongwuError):
    """Somebody stopped what was being done."""


class TooManyRequests(GongwuError):
    """Somebody asks for more at a time than there is room for; it is there again later."""


class ServiceError(GongwuError):
    """An outside service failed."""

    exit_code = 3
