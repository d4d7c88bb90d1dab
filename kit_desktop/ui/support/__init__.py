"""Write to KiT: the letter and the evidence. Imports ui/window, ui/widgets and core."""
