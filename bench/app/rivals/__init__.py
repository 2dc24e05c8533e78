"""Small apps that show the same months in other ways, for `python -m bench app`."""
