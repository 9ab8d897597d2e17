"""What an office answers itself: its standard answers, and the questions that want one."""
