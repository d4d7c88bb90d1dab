"""The bar at the top and the Result tab. Imports ui/widgets and core."""
