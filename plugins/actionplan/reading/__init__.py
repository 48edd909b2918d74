"""From bytes to a checked plan, or to located faults in words."""
