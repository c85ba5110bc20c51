-- Who asks with the name of a kind, or with what is done, finds what is of it; what follows an interrogative asks for nothing.
begin;
select plan(22);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category, confidence, tags, fact_key)
select tests.user_id('ana'), f.content, 'business', 0.5, f.tags, f.fact_key
from (
  values
    ('Usa Kangoo', array['herramienta', 'sistema', 'usar'], 'tool:kangoo'), ('Usa tronzadora', array['herramienta', 'sistema', 'usar'], 'tool:tronzadora'),
    ('Usa boiler', array['herramienta', 'sistema', 'usar'], 'tool:boiler'), ('Usa Contpaqi', array['herramienta', 'sistema', 'usar'], 'tool:contpaqi'),
    ('Usa Procreate', array['herramienta', 'sistema', 'usar'], 'tool:procreate'), ('Usa lector de huella', array['herramienta', 'sistema', 'usar'], 'tool:lector huella'),
    ('Usa moto', array['herramienta', 'sistema', 'usar'], 'tool:moto'),
    ('Clientes: droguerías', array['cliente', 'publico'], 'customers:drogueria'), ('Clientes: mujeres de 30 a 50', array['cliente', 'publico'], 'customers:mujer 30 50'),
    ('Proveedor: Puerto Mosquito', array['proveedor', 'comprar'], 'supplier:puerto mosquito'), ('Proveedor: Zarandaja (papas)', array['proveedor', 'comprar'], 'supplier:zarandaja'),
    ('Nico: cuñado; maneja', array['quien', 'encargado'], 'person:nico'), ('Canal: lonas', array['canal', 'vender'], 'channel:lona'),
    ('solo con hora: atiendo solo con hora', array['politica'], 'policy:hora'), ('flete: por cuenta del cliente', array['politica'], 'policy:flete'),
    ('Precio de torta: 45 000 COP', array['precio', 'cobrar'], 'price:torta'), ('Precio de trimestre: 90 000 COP', array['precio', 'cobrar'], 'price:trimestre'),
    ('Horario: 09:00-18:00', array['hora'], 'hours:'), ('Competidor: La Esquina', array['competencia'], 'competitor:esquina')
) as f (content, tags, fact_key);
create function pg_temp.first(p_question text) returns text language sql as $$
  select private.current_insights(tests.user_id('ana'), p_question, 12) -> 0 ->> 'content';
$$;

select is(pg_temp.first('¿con qué cortamos los tubos?'), 'Usa tronzadora', 'what it is cut with');
select is(pg_temp.first('con qué calentamos el agua'), 'Usa boiler', 'what it is heated with');
select is(pg_temp.first('¿en qué app dibujo?'), 'Usa Procreate', 'what it is drawn with');
select is(pg_temp.first('¿con qué sistema hacemos la contabilidad?'), 'Usa Contpaqi', 'a program by what it is for');
select is(pg_temp.first('¿cómo controlamos el acceso, con qué?'), 'Usa lector de huella', 'a device by what it is for');
select is(pg_temp.first('¿qué negocios nos contratan?'), 'Clientes: droguerías', 'a trade by businesses');
select is(pg_temp.first('¿qué edad tienen los clientes?'), 'Clientes: mujeres de 30 a 50', 'people by their age');
select is(pg_temp.first('¿de dónde traigo los mariscos?'), 'Proveedor: Puerto Mosquito', 'where something comes from by what comes from there');
select is(pg_temp.first('¿cómo se entera la gente de nosotros?'), 'Canal: lonas', 'a means by what it does');
select is(pg_temp.first('cuánto vale el plan de tres meses'), 'Precio de trimestre: 90 000 COP', 'three months are a quarter');
select ok(
  (select array_agg(t.lexeme) @> array['kango', 'mot'] from private.topic_terms(tests.user_id('ana'), 'qué vehículo tenemos') as t)
    and not exists (select from private.topic_terms(tests.user_id('ana'), 'dónde está la Kangoo') as t where t.lexeme = 'mot'),
  'a kind asks for what is of it, what is of it for nothing else'
);

select is(private.interrogatives('¿quién atiende cuando salgo?'), array['quien'], 'what follows an interrogative tells when');
select is(private.interrogatives('¿dónde compro lo que vendo?'), array['donde'], 'or of what');
select is(private.interrogatives('de dónde son los que nos visitan'), array['de donde'], 'or of whom');
select is(private.interrogatives('¿qué empresa nos manda el gas?'), array['quien nos', 'quien'], 'which company is who');
select ok(private.interrogatives('¿desde qué edad se puede?') @> array['desde cuanto'], 'from what age is from how much');
select ok(private.interrogatives('¿recibimos gente sin agendar?') @> array['que pasa'], 'whether it is done without something asks for a rule');
select is(pg_temp.first('¿quién paga el flete?'), 'flete: por cuenta del cliente', 'who pays the freight is a rule, not a person');
select is(pg_temp.first('¿qué otra tienda hay por aquí?'), 'Competidor: La Esquina', 'which other one there is asks for a competitor');
select is(pg_temp.first('cuánto la tortita'), 'Precio de torta: 45 000 COP', 'what is small is found under its own name');
select is(private.root('cierr'), private.root('cerr'), 'a verb whose vowel changes is one verb');
select is(
  array[private.root('vendem'), private.root('abastezc'), private.root('ques'), private.root('visit')], array['vend', 'abastec', 'ques', 'vis'],
  'Portuguese plurals and verbs in -zco are of their verb; qu is no ue'
);

select * from finish();
rollback;
