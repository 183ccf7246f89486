"""What a record is: frozen models and their rules; pure, without input or output."""
