"""The only writers of papers and of what members may see: one module per noun."""
