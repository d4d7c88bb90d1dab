"""What goes to the gateway's support: the evidence. Imports core/storage and the flat files of core."""
