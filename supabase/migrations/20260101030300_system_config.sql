-- Public configuration: what the web and the apps need to know before anybody has signed in.
--
-- Applied again, only the description is put back: a value that exists is the operator's, changed in a running
-- business through an administrator's session or the service role. A new key arrives with a later migration.
-- There is no private key here: what the functions need at run time is in their environment, what the database
-- needs is in the vault, and what decides about money or access is a column of a plan, never a setting.

insert into public.system_config as config (key, value, description, is_public)
values
  (
    'product',
    '{"name": "Sintra AI LATAM", "tagline": "Un equipo de asistentes que conoce tu negocio", "website": "https://sintra.lat"}',
    'Name of the product as people read it.',
    true
  ),
  (
    'languages',
    '{"default": "es", "supported": [
      {"tag": "es", "name": "Español"},
      {"tag": "pt-BR", "name": "Português (Brasil)"},
      {"tag": "en", "name": "English"}
    ]}',
    'Language tags (BCP 47) that profiles.language may hold, and their names in their own language.',
    true
  ),
  (
    'countries',
    '[
      {"code": "AR", "name": "Argentina", "currency": "ARS", "minor_units": 2, "timezone": "America/Argentina/Buenos_Aires", "dial_code": "+54", "language": "es"},
      {"code": "BO", "name": "Bolivia", "currency": "BOB", "minor_units": 2, "timezone": "America/La_Paz", "dial_code": "+591", "language": "es"},
      {"code": "BR", "name": "Brasil", "currency": "BRL", "minor_units": 2, "timezone": "America/Sao_Paulo", "dial_code": "+55", "language": "pt-BR"},
      {"code": "CL", "name": "Chile", "currency": "CLP", "minor_units": 0, "timezone": "America/Santiago", "dial_code": "+56", "language": "es"},
      {"code": "CO", "name": "Colombia", "currency": "COP", "minor_units": 2, "timezone": "America/Bogota", "dial_code": "+57", "language": "es"},
      {"code": "CR", "name": "Costa Rica", "currency": "CRC", "minor_units": 2, "timezone": "America/Costa_Rica", "dial_code": "+506", "language": "es"},
      {"code": "DO", "name": "República Dominicana", "currency": "DOP", "minor_units": 2, "timezone": "America/Santo_Domingo", "dial_code": "+1", "language": "es"},
      {"code": "EC", "name": "Ecuador", "currency": "USD", "minor_units": 2, "timezone": "America/Guayaquil", "dial_code": "+593", "language": "es"},
      {"code": "GT", "name": "Guatemala", "currency": "GTQ", "minor_units": 2, "timezone": "America/Guatemala", "dial_code": "+502", "language": "es"},
      {"code": "HN", "name": "Honduras", "currency": "HNL", "minor_units": 2, "timezone": "America/Tegucigalpa", "dial_code": "+504", "language": "es"},
      {"code": "MX", "name": "México", "currency": "MXN", "minor_units": 2, "timezone": "America/Mexico_City", "dial_code": "+52", "language": "es"},
      {"code": "NI", "name": "Nicaragua", "currency": "NIO", "minor_units": 2, "timezone": "America/Managua", "dial_code": "+505", "language": "es"},
      {"code": "PA", "name": "Panamá", "currency": "USD", "minor_units": 2, "timezone": "America/Panama", "dial_code": "+507", "language": "es"},
      {"code": "PE", "name": "Perú", "currency": "PEN", "minor_units": 2, "timezone": "America/Lima", "dial_code": "+51", "language": "es"},
      {"code": "PY", "name": "Paraguay", "currency": "PYG", "minor_units": 0, "timezone": "America/Asuncion", "dial_code": "+595", "language": "es"},
      {"code": "SV", "name": "El Salvador", "currency": "USD", "minor_units": 2, "timezone": "America/El_Salvador", "dial_code": "+503", "language": "es"},
      {"code": "UY", "name": "Uruguay", "currency": "UYU", "minor_units": 2, "timezone": "America/Montevideo", "dial_code": "+598", "language": "es"},
      {"code": "VE", "name": "Venezuela", "currency": "VES", "minor_units": 2, "timezone": "America/Caracas", "dial_code": "+58", "language": "es"}
    ]',
    'Countries offered at sign-up: ISO 3166 code, ISO 4217 currency with its minor units, the time zone of most people, dial code and language. Larger countries have more time zones: the profile keeps its own.',
    true
  ),
  (
    'trial_days',
    '14',
    'Length of the trial as the web announces it.',
    true
  ),
  (
    'upload_limits',
    '{
      "trial": {"max_file_mb": 5, "max_files_per_message": 2},
      "starter": {"max_file_mb": 10, "max_files_per_message": 4},
      "professional": {"max_file_mb": 20, "max_files_per_message": 8},
      "enterprise": {"max_file_mb": 25, "max_files_per_message": 10}
    }',
    'By plan: largest attachment in megabytes and attachments of one message, as the web offers them. The hard ceiling is the file_size_limit of the bucket.',
    true
  ),
  (
    'max_message_chars',
    '24000',
    'Longest message that the chat takes, in characters.',
    true
  ),
  (
    'support',
    '{"email": "soporte@sintra.lat", "languages": ["es", "pt-BR"], "hours": "lunes a viernes, 9:00 a 18:00 (Ciudad de México)"}',
    'Where people find help.',
    true
  )
on conflict (key) do update
set description = excluded.description
where config.description is distinct from excluded.description;
