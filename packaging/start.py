"""What the frozen program starts with."""

import os
from multiprocessing import freeze_support

from zonereader.cli import main

# The start program names its own libraries for this process, which has noted that by now; what is started
# from here, a browser or a file manager, is to find the system's.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before:
    os.environ["LD_LIBRARY_PATH"] = before

if __name__ == "__main__":
    freeze_support()  # a process that reads pages for an import begins here too, and ends here
    main()
