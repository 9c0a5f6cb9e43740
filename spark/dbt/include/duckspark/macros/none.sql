{# The macros of this adapter stand in the project's macros/spark. #}
