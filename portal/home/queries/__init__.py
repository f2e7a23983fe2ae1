"""What home and its pages read: one function per page or part of one."""
