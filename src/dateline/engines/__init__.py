"""How pages are spread over processors. A page that cannot be read never stops the others."""
