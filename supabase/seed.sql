-- Demo data for a local database. Nothing here goes to a hosted project: migrations carry the reference data.
--
--   demo@sintra.lat / sintra-demo-2026   Taquería "El Buen Pastor", Guadalajara: professional plan, with history
--   ana@sintra.lat  / sintra-demo-2026   Papelería "La Esquina del Color", Medellín: on trial, to see two tenants apart
--
-- Applied again, it changes nothing: each business is one block that ends where its account exists. Inside, rows are
-- written by the owner of the database past row level security, as a service would. The sign-up trigger makes
-- profile, Cerebro, trial and first assistants; counters follow from the triggers of messages and of the ledger.

-- An account that can sign in with a password, on Supabase and on the local platform alike.
create or replace function pg_temp.demo_account(p_id uuid, p_email text, p_full_name text) returns void
language plpgsql
as $$
begin
  insert into auth.users (
    id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data,
    confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
    reauthentication_token, phone_change, phone_change_token, created_at, updated_at
  )
  values (
    p_id, 'authenticated', 'authenticated', p_email,
    extensions.crypt('sintra-demo-2026', extensions.gen_salt('bf', 10)), now(),
    '{"provider": "email", "providers": ["email"]}', jsonb_build_object('full_name', p_full_name),
    -- Empty, not null: Supabase's auth server cannot read null here.
    '', '', '', '', '', '', '', '', now() - interval '60 days', now()
  );
  -- Supabase's own table names the instance, the local platform's has no such column.
  if exists (
    select from information_schema.columns
    where table_schema = 'auth' and table_name = 'users' and column_name = 'instance_id'
  ) then
    execute 'update auth.users set instance_id = $1 where id = $2'
      using '00000000-0000-0000-0000-000000000000'::uuid, p_id;
  end if;
  insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
  values (
    p_id, p_id, 'email', p_id::text,
    jsonb_build_object('sub', p_id, 'email', p_email, 'email_verified', true, 'phone_verified', false),
    now(), now() - interval '60 days', now()
  );
end;
$$;

-- A finished conversation from an array of texts, question and answer in turn: each message replies to the one before,
-- the last is the tip, and each answer is in the ledger, as if the offline provider had written it.
create or replace function pg_temp.demo_conversation(
  p_id uuid, p_user_id uuid, p_assistant_id text, p_title text, p_started_at timestamptz, p_texts text[]
) returns void
language plpgsql
as $$
declare
  v_subscription public.user_subscriptions;
  v_period record;
  v_answer boolean;
  v_message uuid;
  v_parent uuid;
  v_at timestamptz := p_started_at;
  v_input integer := 1600;
  v_output integer;
begin
  select s.* into strict v_subscription from public.user_subscriptions as s where s.user_id = p_user_id;
  select p.* into strict v_period from private.subscription_period(v_subscription, current_date) as p;
  insert into private.usage_counters (subscription_id, period_start, period_end)
  values (v_subscription.id, v_period.period_start, v_period.period_end)
  on conflict (subscription_id, period_start) do nothing;

  insert into public.conversations (id, user_id, assistant_id, title, started_at, last_message_at)
  values (p_id, p_user_id, p_assistant_id, p_title, p_started_at, p_started_at);

  for i in 1..cardinality(p_texts) loop
    v_answer := i % 2 = 0;
    -- Follows from the conversation's id and the position: the same in every database.
    v_message := md5(p_id || ':' || i)::uuid;
    v_output := private.estimate_tokens(char_length(p_texts[i]));

    insert into public.messages (
      id, conversation_id, user_id, role, content, reply_to_message_id, status, created_at, delivered_at, read_at
    )
    values (
      v_message, p_id, p_user_id, case when v_answer then 'assistant' else 'user' end::public.message_role_enum,
      p_texts[i], v_parent, 'read', v_at, v_at, v_at
    );
    if v_answer then
      update public.messages
      set provider = 'offline', model_used = 'offline', finish_reason = 'stop', processing_time = 1800,
          input_tokens = v_input, cached_input_tokens = 0, output_tokens = v_output, tokens_used = v_input + v_output
      where id = v_message;
      insert into private.usage_ledger (
        idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, conversation_id, message_id,
        provider, model, messages, input_tokens, output_tokens, cost_micros, occurred_at
      )
      values (
        'turn:' || v_message, p_user_id, v_subscription.id, v_period.period_start, 'turn',
        p_assistant_id, p_id, v_message, 'offline', 'offline', 1, v_input, v_output, 0, v_at
      );
    else
      update public.messages set client_message_id = 'demo-' || i where id = v_message;
    end if;

    v_input := v_input + v_output;
    v_parent := v_message;
    v_at := v_at + interval '3 minutes';
  end loop;

  update public.conversations set current_message_id = v_parent where id = p_id;
end;
$$;

-- Taquería "El Buen Pastor" -------------------------------------------------------------------------------------------

do $demo$
declare
  v_user constant uuid := 'de300000-0000-4000-8000-000000000001';
begin
  if exists (select from auth.users where id = v_user or email = 'demo@sintra.lat') then
    return;
  end if;
  perform pg_temp.demo_account(v_user, 'demo@sintra.lat', 'Rosa Elena Partida');

  update public.profiles
  set
    phone = '+52 33 5550 0142',
    timezone = 'America/Mexico_City',
    language = 'es-MX',
    company_name = 'Taquería "El Buen Pastor"',
    company_industry = 'Restaurantes y alimentos',
    company_size = 'small',
    company_growth_stage = 'growth',
    company_revenue_range = '10k-50k USD al año',
    company_website = 'https://instagram.com/elbuenpastor.gdl',
    communication_style = 'friendly',
    working_hours = '{"start": "17:00", "end": "01:00"}',
    notification_preferences = '{"email": true, "whatsapp": true}',
    onboarding_completed = true,
    onboarding_step = 7,
    primary_goals = array['Vender más los martes y miércoles', 'Tener pedidos a domicilio propios, sin depender de aplicaciones'],
    secondary_goals = array['Saber cuánto deja cada platillo', 'Que el local funcione dos noches por semana sin la dueña'],
    goals_timeline = '6-months',
    priority_focus = 'sales',
    created_at = now() - interval '60 days'
  where id = v_user;

  -- Paid since the trial ended; the period began twelve days ago.
  update public.user_subscriptions
  set
    plan_id = 'professional',
    status = 'active',
    billing_cycle = 'monthly',
    trial_start_date = current_date - 60,
    trial_end_date = current_date - 46,
    subscription_start_date = current_date - 12 - interval '1 month',
    current_period_start = current_date - 12,
    current_period_end = (current_date - 12 + interval '1 month')::date,
    monthly_amount = 49.00,
    yearly_amount = 470.40
  where user_id = v_user;

  insert into public.user_assistants (user_id, assistant_id)
  select v_user, assistant.id
  from unnest(array['sofia', 'carlos', 'paula', 'valentina', 'mateo', 'andres']) as assistant (id)
  on conflict (user_id, assistant_id) do nothing;
  update public.user_assistants
  set custom_prompt = 'Nuestros clientes son familias y oficinas de Santa Tere. Háblame de tú y dame mensajes cortos para WhatsApp.'
  where user_id = v_user and assistant_id = 'sofia';

  perform pg_temp.demo_conversation(
    'de300000-0000-4000-8000-0000000000c1', v_user, 'sofia', 'Promoción para los martes',
    now() - interval '9 days',
    array[
      'Hola Sofía. Martes y miércoles casi no vendo y los fines sí se llena. ¿Qué promoción hago sin regalar los tacos?',
$text$Va, lo que veo: el problema no es que no te conozcan, es que entre semana no hay un motivo para ir. Así que no bajemos el precio del taco; armemos una razón.

**Mi propuesta: "Martes de oficina"**
- Paquete para compartir: 20 tacos al pastor + 1 litro de agua fresca, con precio cerrado y pedido antes de las 6 p. m.
- Solo martes, para recoger o con envío dentro de Santa Tere.
- El agua fresca cuesta poco y se siente generosa: cuida tu margen mejor que un 2x1.

Para afinarla necesito dos datos: **¿cuánto te queda por taco?** y **¿cuántos pedidos extra aguanta la plancha de 7 a 9?** El primero lo puede sacar Mateo contigo; el segundo, Paula.

¿Lo probamos dos martes y comparamos con los anteriores?$text$,
      'Me gusta. Hazme el mensaje para mandarlo a los clientes que ya nos han pedido por WhatsApp.',
$text$Aquí va, listo para copiar:

> ¡Hola, [nombre]! Este martes en El Buen Pastor hay *paquete de oficina*: 20 tacos al pastor y 1 litro de agua fresca por $[precio]. Pídelo antes de las 6 y te lo tenemos calientito a las 8. ¿Te aparto uno? 🌮

Tres cuidados:
1. Mándalo lunes a las 12 del día, cuando están pensando en la comida.
2. Solo a quien ya te ha escrito; si alguien pide no recibir más, se respeta.
3. Apunta cuántos contestan y cuántos piden: con 30 mensajes ya sabremos si vamos bien.

Dejé el precio entre corchetes: prefiero que lo definas con tu margen en la mano.$text$
    ]
  );

  perform pg_temp.demo_conversation(
    'de300000-0000-4000-8000-0000000000c2', v_user, 'mateo', 'Cuánto deja un taco al pastor',
    now() - interval '6 days',
    array[
      'Mateo, ¿cuánto me queda de verdad por taco? Lo vendo a 22. Carne 7.80, tortillas 1.60, verdura, salsas y piña 1.40, plato y servilletas 0.60. Renta, sueldos y servicios son como 78 mil al mes y abrimos 26 días.',
$text$Con tus números (pesos mexicanos, sin contar impuestos):

| Concepto | Por taco |
|---|---|
| Precio | $22.00 |
| Costo: 7.80 + 1.60 + 1.40 + 0.60 | $11.40 |
| **Lo que deja** | **$10.60 (48 %)** |

**Punto de equilibrio:** 78,000 ÷ 10.60 ≈ 7,359 tacos al mes, unos **284 por noche abierta**. A partir de ahí ganas; antes, pones.

Ojo con dos cosas que no están: la merma de carne del trompo y tu propio sueldo. Si tiras un 5 % de la carne, el taco deja cerca de $10.20.

¿Sabes cuántos tacos vendes un martes normal? Con eso te digo si la promoción de Sofía conviene.$text$,
      'Un martes como 190. ¿Entonces los martes pierdo?',
$text$No tan rápido: la renta y los sueldos del mes se pagan abras o no el martes. La pregunta correcta es si ese martes **aporta** más de lo que cuesta abrirlo.

- Aporta: 190 × $10.60 = **$2,014**.
- Cuesta abrir esa noche (gas, luz, turnos que solo existen por abrir): dime ese número. Si es menor a $2,014, abrir conviene.

Con el paquete de oficina, 8 paquetes de 20 tacos serían 160 tacos más. Aun dejando $8 por taco por el agua y el descuento, son $1,280 extra esa noche. Lo apruebo, siempre que Paula confirme que la plancha aguanta.

Guarda esto y lo revisamos con datos reales después de dos martes.$text$
    ]
  );

  perform pg_temp.demo_conversation(
    'de300000-0000-4000-8000-0000000000c3', v_user, 'valentina', 'Reseña por la espera del sábado',
    now() - interval '2 days',
    array[
      'Nos pusieron una estrella en Google: "50 minutos de espera un sábado y ni una disculpa". Sí fue cierto, se descompuso la plancha chica. ¿Qué contesto?',
$text$Como fue cierto, lo mejor es reconocerlo sin excusas. Respuesta pública:

> Gracias por decirlo. El sábado esperaste demasiado y además no te dimos una explicación: eso estuvo mal de nuestra parte. Se nos descompuso una plancha; ya está reparada y desde hoy, si vamos tarde, lo avisamos al recibir el pedido. Nos gustaría que la próxima visita sea como debe ser: escríbenos por WhatsApp y preguntas por Rosa.

**Por dentro:** que alguien en caja diga el tiempo estimado cuando haya más de diez pedidos en fila. Si se repite la espera, llévaselo a Paula; tres quejas iguales ya son un tema de proceso.

No ofrezcas comida gratis en público: invita al privado y ahí decides.$text$
    ]
  );
  update public.messages
  set user_rating = 5, is_helpful = true
  where id = md5('de300000-0000-4000-8000-0000000000c2:2')::uuid;

  -- Each with the place where it was said, as the follow-up jobs of these turns would have noted it.
  insert into public.user_insights (
    id, user_id, assistant_id, content, category, kind, fact_key, value, confidence, tags, is_actionable, status, language,
    source, evidence, discovered_at, valid_from, last_seen_at
  )
  select
    d.id::uuid, v_user, d.assistant_id, d.content, d.category::public.insight_category_enum, d.kind, d.fact_key, d.value::jsonb,
    d.confidence, d.tags, d.is_actionable, d.status::public.insight_status_enum, 'es', 'conversation:' || m.conversation_id,
    jsonb_build_object('items', jsonb_build_array(jsonb_build_object(
      'message_id', m.id, 'conversation_id', m.conversation_id, 'assistant_id', d.assistant_id, 'said_at', m.created_at,
      'start', strpos(m.content, d.words) - 1, 'end', strpos(m.content, d.words) - 1 + char_length(d.words)
    ))),
    m.created_at, m.created_at, m.created_at
  from (
    values
      (
        'de300000-0000-4000-8000-0000000000e1', 'sofia', 'Los martes y miércoles casi no vende', 'performance', 'fact',
        'problem:martes miercole vender', null, 0.90, array['ventas', 'martes', 'miércoles'], true, 'actionable',
        'de300000-0000-4000-8000-0000000000c1:1', 'Martes y miércoles casi no vendo'
      ),
      (
        'de300000-0000-4000-8000-0000000000e2', 'mateo', 'El taco al pastor cuesta 22 MXN', 'business', 'fact',
        'price:taco pastor', '{"number": "22", "currency": "MXN"}', 0.80, array['precio', 'taco'], false, 'discovered',
        'de300000-0000-4000-8000-0000000000c2:1', 'Lo vendo a 22'
      ),
      (
        'de300000-0000-4000-8000-0000000000e4', 'valentina', 'Se descompuso la plancha chica', 'performance', 'fact',
        'problem:plancha chica', null, 0.60, array['plancha', 'espera'], true, 'discovered',
        'de300000-0000-4000-8000-0000000000c3:1', 'se descompuso la plancha chica'
      ),
      (
        'de300000-0000-4000-8000-0000000000e6', 'mateo', 'Renta, sueldos y servicios cuestan 78,000 MXN al mes', 'performance', 'fact',
        'cost:renta sueldo servicio', '{"number": "78000", "currency": "MXN"}', 0.75, array['costos', 'renta', 'sueldos'], false, 'discovered',
        'de300000-0000-4000-8000-0000000000c2:1', 'Renta, sueldos y servicios son como 78 mil al mes'
      ),
      (
        'de300000-0000-4000-8000-0000000000e7', 'mateo', 'Vende 190 tacos en un martes', 'performance', 'fact',
        'metric:taco martes', '{"number": "190", "unit": "tacos"}', 0.70, array['ventas', 'martes'], false, 'discovered',
        'de300000-0000-4000-8000-0000000000c2:3', 'Un martes como 190'
      ),
      (
        'de300000-0000-4000-8000-0000000000e8', 'sofia', 'Vende por WhatsApp', 'business', 'fact',
        'channel:whatsapp', null, 0.85, array['canales', 'pedidos'], false, 'validated',
        'de300000-0000-4000-8000-0000000000c1:3', 'nos han pedido por WhatsApp'
      )
  ) as d (
    id, assistant_id, content, category, kind, fact_key, value, confidence, tags, is_actionable, status, message, words
  )
  join public.messages as m on m.id = md5(d.message)::uuid
  on conflict (id) do nothing;

  -- What she wrote herself, and a price that has changed since.
  insert into public.user_insights (
    id, user_id, content, category, kind, fact_key, value, confidence, tags, status, language, origin, discovered_at, valid_from,
    last_seen_at, last_validated_at, valid_until, ended_reason, superseded_by
  )
  values
    (
      'de300000-0000-4000-8000-0000000000e3', v_user, 'Prefiere respuestas cortas, de tú, listas para pegar en WhatsApp', 'preference',
      'preference', 'preference:respuesta corta', null, 0.99, array['tono', 'formato'], 'validated', 'es', 'person',
      now() - interval '12 days', now() - interval '12 days', now() - interval '5 days', now() - interval '12 days', null, null, null
    ),
    (
      'de300000-0000-4000-8000-0000000000e9', v_user, 'El taco al pastor cuesta 20 MXN', 'business', 'fact', 'price:taco pastor',
      '{"number": "20", "currency": "MXN"}', 0.80, array['precio', 'taco'], 'expired', 'es', 'person', now() - interval '30 days',
      now() - interval '30 days', now() - interval '30 days', null, now() - interval '6 days', 'superseded',
      'de300000-0000-4000-8000-0000000000e2'
    )
  on conflict (id) do nothing;

  insert into private.insight_events (user_id, insight_id, previous_insight_id, kind, assistant_id, at)
  select
    i.user_id, i.id, p.id,
    case when p.id is not null then 'superseded' when i.origin = 'person' then 'added' else 'learned' end,
    i.assistant_id, i.discovered_at
  from public.user_insights as i
  left join public.user_insights as p on p.superseded_by = i.id
  where i.user_id = v_user;

  insert into public.behavior_patterns (
    id, user_id, pattern_key, pattern_description, pattern_type, frequency, confidence, pattern_data, triggers, outcomes, observed_by,
    first_observed_at, last_observed_at, predicted_next_occurrence, prediction_confidence
  )
  values (
    'de300000-0000-4000-8000-0000000000f1', v_user, 'demo:lunes',
    'Planea la semana los lunes por la mañana: pide una promoción o un mensaje y lo manda ese mismo día.',
    'temporal', 4, 0.75, '{"weekday": "monday", "hour": 10}', array['inicio de semana'], array['envía el mensaje a sus clientes'],
    array['sofia'], now() - interval '30 days', now() - interval '5 days',
    ((date_trunc('week', now() at time zone 'America/Mexico_City') + interval '7 days 10 hours') at time zone 'America/Mexico_City'), 0.70
  )
  on conflict (id) do nothing;

  insert into public.user_projects (
    id, user_id, name, description, category, priority, status, progress_percentage, start_date, target_date,
    assistants_involved, objectives, key_results, is_proposal, proposal_key
  )
  values
    (
      'de300000-0000-4000-8000-0000000000d1', v_user, 'Martes de oficina',
      'Paquete para compartir que llena las noches flojas sin bajar el precio del taco.',
      'sales', 'high', 'active', 35, current_date - 9, current_date + 40,
      array['sofia', 'mateo', 'paula'],
      array['Que el martes venda como un jueves', 'Tener lista propia de oficinas en WhatsApp'],
      array['De 190 a 300 tacos por martes', '40 oficinas en la lista de difusión'], false, null
    ),
    (
      'de300000-0000-4000-8000-0000000000d2', v_user, 'Pedidos a domicilio propios', 'Entregar en Santa Tere sin depender de aplicaciones.',
      'operations', 'medium', 'planning', 0, null, current_date + 120, array['paula', 'andres'],
      array['Repartir con gente propia de 7 a 11'], array['20 pedidos propios por noche'], true, 'goal:pedido domicilio propio'
    )
  on conflict (id) do nothing;

  insert into private.recommendations (user_id, key, title, body, reasons, assistant_id)
  values (
    v_user, 'demo:martes', 'Manda el paquete de oficina el lunes a mediodía',
    'Los martes son tu día más flojo y ya vendes por WhatsApp: un mensaje el lunes a las doce, a quien ya te ha pedido, llega cuando piensan en la comida.',
    '[{"insight_id": "de300000-0000-4000-8000-0000000000e1"}, {"insight_id": "de300000-0000-4000-8000-0000000000e8"}, {"pattern_key": "demo:lunes"}]',
    'sofia'
  );

  perform private.rebuild_brain(v_user);
end;
$demo$;

-- Papelería "La Esquina del Color" ------------------------------------------------------------------------------------

do $demo$
declare
  v_user constant uuid := 'de300000-0000-4000-8000-000000000002';
begin
  if exists (select from auth.users where id = v_user or email = 'ana@sintra.lat') then
    return;
  end if;
  perform pg_temp.demo_account(v_user, 'ana@sintra.lat', 'Ana Lucía Restrepo');

  update public.profiles
  set
    phone = '+57 604 555 0188',
    timezone = 'America/Bogota',
    language = 'es-CO',
    company_name = 'Papelería "La Esquina del Color"',
    company_industry = 'Comercio al por menor',
    company_size = 'startup',
    company_growth_stage = 'mvp',
    communication_style = 'professional',
    working_hours = '{"start": "08:00", "end": "19:00"}',
    onboarding_completed = true,
    onboarding_step = 7,
    primary_goals = array['Preparar la temporada escolar de enero'],
    secondary_goals = array['Vender a colegios y oficinas de Laureles'],
    goals_timeline = '3-months',
    priority_focus = 'operations'
  where id = v_user;

  perform pg_temp.demo_conversation(
    'de300000-0000-4000-8000-0000000000c4', v_user, 'paula', 'Temporada escolar de enero',
    now() - interval '2 hours',
    array[
      'Buenas, Paula. ¿Con cuánto tiempo debo prepararme para la temporada escolar? El año pasado me quedé sin cuadernos la segunda semana de enero.',
$text$Buenas, doña Ana. Trabajemos hacia atrás desde la fecha:

1. **Mediados de enero, la demanda fuerte.** Ese día todo debe estar contado y exhibido.
2. **Cuatro semanas antes:** pedido principal en firme, con un segundo proveedor para cuadernos.
3. **Seis semanas antes:** lista de los diez productos que más vendió el año pasado y cuántos le faltaron.
4. **Dos semanas antes:** listas escolares de los colegios cercanos, armadas en paquetes.

Para decirle cuánto pedir necesito un dato: ¿cuántos cuadernos vendió en enero y en qué fecha se le acabaron? Con eso estimamos lo que dejó de vender, y Andrés puede ayudarle con la cantidad de reposición cuando su plan lo incluya.$text$
    ]
  );

  insert into public.user_insights (
    id, user_id, assistant_id, content, category, kind, fact_key, confidence, source, evidence, tags, is_actionable, language,
    discovered_at, valid_from, last_seen_at
  )
  select
    'de300000-0000-4000-8000-0000000000e5', v_user, 'paula',
    'El año pasado se quedó sin cuadernos la segunda semana de enero', 'performance', 'fact', 'problem:cuaderno enero', 0.85,
    'conversation:' || m.conversation_id,
    jsonb_build_object('items', jsonb_build_array(jsonb_build_object(
      'message_id', m.id, 'conversation_id', m.conversation_id, 'assistant_id', 'paula', 'said_at', m.created_at,
      'start', strpos(m.content, 'El año pasado') - 1, 'end', char_length(m.content)
    ))),
    array['inventario', 'temporada escolar'], true, 'es', m.created_at, m.created_at, m.created_at
  from public.messages as m
  where m.id = md5('de300000-0000-4000-8000-0000000000c4:1')::uuid
  on conflict (id) do nothing;
  insert into private.insight_events (user_id, insight_id, kind, assistant_id, at)
  select i.user_id, i.id, 'learned', i.assistant_id, i.discovered_at from public.user_insights as i where i.user_id = v_user;
  perform private.rebuild_brain(v_user);
end;
$demo$;
