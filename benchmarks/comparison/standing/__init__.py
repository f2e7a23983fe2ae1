"""Where a council stands in a published measure: beside a group, its region, England and every authority. Pure."""
