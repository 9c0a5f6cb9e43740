"""What two builds of the same reports may differ in."""

#: Tables that tell of a build and not of reports: when it ran, what it changed and touched.
OWN = ("releases", "release_changes", "stg_changes", "int_region_before")
