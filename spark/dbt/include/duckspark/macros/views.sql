{# All other macros of this adapter stand in the project's macros/spark. #}

{# A view in a metastore has its text in one field, too short for the rule evaluator's; and Spark would work a view out
   anew for each of its readers. So views are tables there. #}
{% materialization view, adapter='duckspark' %}
    {{ return(materialization_table_spark()) }}
{% endmaterialization %}
