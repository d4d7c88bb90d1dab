"""Small widgets that know nothing of SMS. Imports the flat files of ui only."""
