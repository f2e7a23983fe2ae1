"""Pages of published statistics: releases, files on their way, what tables mean, numbers quoted from papers."""
