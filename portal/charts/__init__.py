"""A chart is one definition made of primitives, drawn as SVG for the page and as a Drawing for the paper. Pure."""
