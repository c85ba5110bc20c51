-- The four plans. Their ids are the labels of subscription_plan_enum, so that a plan and what an
-- assistant requires compare by `rank`.
--
-- Applied again, this file changes nothing that is already as it says, and it divides what it finds in two:
--   ours       rank, sort order and the Spanish texts: they are part of the product and are put back;
--   operator's prices, discount, limits, models, support terms and the two flags: a plan that exists keeps
--              what somebody set, because these are changed in a running business. To change them for
--              everybody, write a later migration with a plain update.
-- The texts name no figure that a column holds: the web shows limits from the columns, so that a changed
-- limit never leaves a lie in a sentence.
--
-- `allowed_ai_models` is in order of preference, 'provider/model'; every one has a row in
-- private.model_prices. Small current models first: a turn of about 4,000 tokens in and 600 out costs
-- less than a tenth of a US cent with them, and a cent and a half with the large ones of enterprise.

insert into public.subscription_plans as plan (
  id, rank, sort_order, name, description,
  monthly_price_usd, yearly_price_usd, yearly_discount_percentage,
  max_assistants, max_monthly_messages, max_automations, max_integrations, max_storage_gb,
  features, limitations, allowed_ai_models, premium_models_included,
  support_level, sla_response_time, is_active, is_popular
)
values
  (
    'trial', 0, 0, 'Prueba',
    'Catorce días para conocer al equipo con tu propio negocio, sin tarjeta.',
    0.00, 0.00, 0,
    3, 150, 1, 1, 1,
    array[
      'Sofía, Carlos y Paula: marketing, ventas y operaciones',
      'Cerebro compartido: lo que cuentas una vez lo saben todos',
      'Conversaciones con historial completo',
      'Respuestas en español o en portugués'
    ],
    array[
      'Al terminar la prueba tus datos se conservan, pero para seguir conversando eliges un plan',
      'Sin modelos premium'
    ],
    array[
      'openai/gpt-6-luna',
      'anthropic/claude-haiku-5-5',
      'huggingface/meta-llama/Llama-3.3-70B-Instruct'
    ],
    false, 'email', interval '72 hours', true, false
  ),
  (
    'starter', 1, 1, 'Inicial',
    'Para quien atiende, vende y administra casi sin ayuda y quiere un equipo que le siga el paso.',
    19.00, 182.40, 20,
    4, 1000, 3, 2, 5,
    array[
      'Todo lo de la prueba, sin fecha de vencimiento',
      'Valentina: atención al cliente por WhatsApp',
      'Instrucciones propias para cada asistente',
      'Calificación y edición de respuestas',
      'Soporte por correo en español'
    ],
    array[
      'Un solo usuario',
      'Sin modelos premium'
    ],
    array[
      'openai/gpt-6-luna',
      'anthropic/claude-haiku-5-5',
      'huggingface/meta-llama/Llama-3.3-70B-Instruct'
    ],
    false, 'email', interval '48 hours', true, false
  ),
  (
    'professional', 2, 2, 'Profesional',
    'Para el negocio con equipo: dinero, personas, contenido, tienda en línea e inventario con especialista propio.',
    49.00, 470.40, 20,
    9, 5000, 20, 6, 50,
    array[
      'Todo lo del plan Inicial',
      'Mateo, Lucía, Diego, Camila y Andrés: finanzas, contenido, comercio en línea, personas y logística',
      'Más automatizaciones e integraciones',
      'Organización con varios miembros y permisos',
      'Soporte prioritario'
    ],
    array[
      'Sin modelos premium'
    ],
    array[
      'anthropic/claude-haiku-5-5',
      'openai/gpt-6-luna',
      'openai/gpt-5.6-luna',
      'huggingface/meta-llama/Llama-3.3-70B-Instruct'
    ],
    false, 'priority', interval '12 hours', true, true
  ),
  (
    'enterprise', 3, 3, 'Empresarial',
    'Para cadenas, franquicias y equipos que necesitan al equipo completo y los mejores modelos.',
    149.00, 1430.40, 20,
    null, null, null, null, 500,
    array[
      'Todo lo del plan Profesional',
      'Elena, Tomás y Renata: cumplimiento, análisis de datos y marca',
      'Modelos premium incluidos',
      'Asistentes, mensajes, automatizaciones e integraciones sin tope',
      'Acompañamiento dedicado'
    ],
    array[]::text[],
    array[
      'anthropic/claude-sonnet-5-5',
      'openai/gpt-6-sol',
      'anthropic/claude-haiku-5-5',
      'openai/gpt-6-luna',
      'huggingface/meta-llama/Llama-3.3-70B-Instruct'
    ],
    true, 'dedicated', interval '2 hours', true, false
  )
on conflict (id) do update
set
  rank = excluded.rank,
  sort_order = excluded.sort_order,
  name = excluded.name,
  description = excluded.description,
  features = excluded.features,
  limitations = excluded.limitations
where
  (plan.rank, plan.sort_order, plan.name, plan.description, plan.features, plan.limitations)
  is distinct from
  (excluded.rank, excluded.sort_order, excluded.name, excluded.description, excluded.features, excluded.limitations);
