{{ config(severity='error' if var('gate', false) else 'warn', tags=['accounting']) }}

{{ accounting_failures('regions') }}
