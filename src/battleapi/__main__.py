"""`python -m battleapi` is the same as `battleapi`."""

from battleapi.cli.app import main

main()
