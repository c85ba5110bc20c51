//! What is wrong with tax data, in words.

use locale::Language;

/// The sentence for a code of a [`TaxProblem`](super::TaxProblem).
///
/// ```
/// use billing::message;
/// use locale::Language;
///
/// assert_eq!(message("missing", Language::English), "Fill this in.");
/// ```
#[must_use]
pub fn message(code: &str, language: Language) -> &'static str {
    let found = MESSAGES.iter().find(|(known, ..)| *known == code);
    let (_, spanish, portuguese, english) = found.unwrap_or(&UNKNOWN);
    language.pick(spanish, portuguese, english)
}

type Sentence = (&'static str, &'static str, &'static str, &'static str);

const UNKNOWN: Sentence = (
    "",
    "Este dato no es válido.",
    "Este dado não é válido.",
    "This is not valid.",
);

pub(super) const MESSAGES: &[Sentence] = &[
    (
        "missing",
        "Completa este dato.",
        "Preencha este dado.",
        "Fill this in.",
    ),
    (
        "too_long",
        "Es demasiado largo.",
        "É longo demais.",
        "It is too long.",
    ),
    (
        "characters",
        "Tiene caracteres que no se pueden usar.",
        "Tem caracteres que não podem ser usados.",
        "It has characters that cannot be used.",
    ),
    (
        "country_unknown",
        "Elige un país de la lista.",
        "Escolha um país da lista.",
        "Choose a country of the list.",
    ),
    (
        "email_malformed",
        "Escribe una dirección de correo completa, como nombre@negocio.com.",
        "Escreva um endereço de e-mail completo, como nome@negocio.com.",
        "Write a whole e-mail address, such as name@business.com.",
    ),
    (
        "vat_without_tax_id",
        "Para esto necesitamos tu identificación fiscal.",
        "Para isso precisamos da sua identificação fiscal.",
        "For this we need your tax id.",
    ),
    (
        "tax_id_empty",
        "Una empresa necesita su identificación fiscal.",
        "Uma empresa precisa da sua identificação fiscal.",
        "A company needs its tax id.",
    ),
    (
        "tax_id_wrong_length",
        "Le faltan o le sobran caracteres.",
        "Faltam ou sobram caracteres.",
        "It has too few or too many characters.",
    ),
    (
        "tax_id_wrong_characters",
        "Tiene un carácter que no va ahí.",
        "Tem um caractere que não cabe ali.",
        "It has a character that does not belong there.",
    ),
    (
        "tax_id_wrong_check_digit",
        "El dígito verificador no coincide. Revisa que no haya un error al escribirlo.",
        "O dígito verificador não confere. Veja se não há um erro de digitação.",
        "The check digit does not match. See whether something was mistyped.",
    ),
    (
        "tax_id_repeated",
        "Es el mismo dígito repetido: escribe el verdadero.",
        "É o mesmo dígito repetido: escreva o verdadeiro.",
        "It is the same digit all over: write the real one.",
    ),
    (
        "tax_id_no_such_date",
        "La fecha que contiene no existe.",
        "A data que ele contém não existe.",
        "The date in it does not exist.",
    ),
    (
        "tax_id_unknown_state",
        "El estado que contiene no existe.",
        "O estado que ele contém não existe.",
        "The state in it does not exist.",
    ),
    (
        "tax_id_unknown_prefix",
        "Ninguno empieza así.",
        "Nenhum começa assim.",
        "None begins like this.",
    ),
    (
        "tax_id_wrong_form",
        "Una de sus partes no es posible.",
        "Uma das suas partes não é possível.",
        "A part of it cannot be.",
    ),
    (
        "tax_id_of_a_person",
        "Es de una persona. Elige «Persona» o escribe el de la empresa.",
        "É de uma pessoa. Escolha “Pessoa” ou escreva o da empresa.",
        "It is a person's. Choose “Person”, or write the company's.",
    ),
    (
        "tax_id_of_a_company",
        "Es de una empresa. Elige «Empresa» o escribe el tuyo.",
        "É de uma empresa. Escolha “Empresa” ou escreva o seu.",
        "It is a company's. Choose “Company”, or write your own.",
    ),
    (
        "check_digit_missing",
        "Le falta el dígito verificador. Si lo tienes, agrégalo.",
        "Falta o dígito verificador. Se você o tem, acrescente-o.",
        "Its check digit is missing. Add it if you have it.",
    ),
    (
        "check_digit_unusual",
        "El dígito verificador es poco común. Revisa que esté bien escrito.",
        "O dígito verificador é incomum. Veja se está bem escrito.",
        "Its check digit is unusual. See whether it is written right.",
    ),
    (
        "rfc_is_curp",
        "Es una CURP. Escribe el RFC.",
        "É uma CURP. Escreva o RFC.",
        "It is a CURP. Write the RFC.",
    ),
    (
        "rfc_check_digit_unusual",
        "El último carácter es poco común. Revisa que sea como en tu constancia.",
        "O último caractere é incomum. Veja se está como na sua constancia.",
        "Its last character is unusual. See whether it is as in your constancia.",
    ),
    (
        "name_too_long",
        "Es demasiado largo: caben 300 caracteres.",
        "É longo demais: cabem 300 caracteres.",
        "It is too long: 300 characters fit.",
    ),
    (
        "name_characters",
        "Tiene caracteres que una factura no lleva.",
        "Tem caracteres que uma fatura não leva.",
        "It has characters that an invoice does not have.",
    ),
    (
        "name_not_upper_case",
        "Escríbelo en mayúsculas, como en tu constancia.",
        "Escreva em maiúsculas, como na sua constancia.",
        "Write it in capitals, as in your constancia.",
    ),
    (
        "name_spaces",
        "Tiene espacios de más.",
        "Tem espaços a mais.",
        "It has too many spaces.",
    ),
    (
        "name_has_company_type",
        "Parece llevar el tipo de sociedad (S.A. de C.V.), que la constancia escribe aparte. Quítalo si es así.",
        "Parece levar o tipo de sociedade (S.A. de C.V.), que a constancia escreve à parte. Retire-o se for assim.",
        "It seems to end in the type of company (S.A. de C.V.), which the constancia writes apart. Take it off if so.",
    ),
    (
        "regime_unknown",
        "Elige un régimen de la lista.",
        "Escolha um regime da lista.",
        "Choose a regime of the list.",
    ),
    (
        "regime_not_of_people",
        "Ese régimen es de empresas y el RFC es de una persona.",
        "Esse regime é de empresas e o RFC é de uma pessoa.",
        "That regime is for companies, and the RFC is a person's.",
    ),
    (
        "regime_not_of_companies",
        "Ese régimen es de personas y el RFC es de una empresa.",
        "Esse regime é de pessoas e o RFC é de uma empresa.",
        "That regime is for people, and the RFC is a company's.",
    ),
    (
        "regime_not_generic",
        "Con el RFC genérico el régimen es 616.",
        "Com o RFC genérico o regime é 616.",
        "With the generic RFC the regime is 616.",
    ),
    (
        "use_unknown",
        "Elige un uso de la lista.",
        "Escolha um uso da lista.",
        "Choose a use of the list.",
    ),
    (
        "use_not_of_invoices",
        "Ese uso no es de facturas.",
        "Esse uso não é de faturas.",
        "That use is not one of invoices.",
    ),
    (
        "use_not_of_companies",
        "Ese uso es solo para personas.",
        "Esse uso é só para pessoas.",
        "That use is for people only.",
    ),
    (
        "use_not_of_regime",
        "Ese uso no va con tu régimen.",
        "Esse uso não combina com o seu regime.",
        "That use does not go with your regime.",
    ),
    (
        "use_not_generic",
        "Con el RFC genérico el uso es S01.",
        "Com o RFC genérico o uso é S01.",
        "With the generic RFC the use is S01.",
    ),
    (
        "postal_code_malformed",
        "Son cinco dígitos.",
        "São cinco dígitos.",
        "It has five digits.",
    ),
    (
        "postal_code_unknown",
        "Ese código postal no es de ningún estado.",
        "Esse código postal não é de nenhum estado.",
        "That postal code is of no state.",
    ),
];
