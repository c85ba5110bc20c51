use super::Sensitive::*;
use super::*;

fn kinds(text: &str) -> Vec<Sensitive> {
    find(text).iter().map(|finding| finding.kind).collect()
}

#[test]
fn cards_are_known_by_their_check_digit() {
    // The test numbers that the card schemes publish.
    for number in [
        "4111111111111111",
        "5555 5555 5555 4444",
        "3782 822463 10005",
        "6011-1111-1111-1117",
    ] {
        assert_eq!(
            kinds(&format!("aquí va {number} por favor")),
            [Card],
            "{number}"
        );
    }
    assert!(kinds("pedidos 4111 1111 1111 1112").is_empty());
    assert!(kinds("precios: 45 50 60 70 80 90 100 120 150").is_empty());
}

#[test]
fn accounts_are_known_by_their_check_digits() {
    // Banco de México's and the Banco Central's examples, and the IBAN registry's.
    assert_eq!(kinds("CLABE 032180000118359719"), [BankAccount]);
    assert_eq!(kinds("032180000118359719"), [BankAccount]);
    assert!(kinds("032180000118359710").is_empty());
    assert_eq!(kinds("GB82 WEST 1234 5698 7654 32"), [BankAccount]);
    assert_eq!(kinds("DE89370400440532013000"), [BankAccount]);
    assert_eq!(kinds("te paso mi cuenta: 1234567890"), [BankAccount]);
}

#[test]
fn numbers_of_persons_are_found_in_each_country() {
    assert_eq!(kinds("mi CURP es HEGG560427MVZRRL04"), [GovernmentId]);
    assert_eq!(kinds("RFC: GODE561231GR8"), [GovernmentId]);
    assert_eq!(kinds("Meu CPF é 529.982.247-25"), [GovernmentId]);
    assert_eq!(kinds("CPF 52998224725"), [GovernmentId]);
    assert_eq!(kinds("rut 12.345.678-5"), [GovernmentId]);
    assert_eq!(kinds("cuil 20-12345678-6"), [GovernmentId]);
    assert_eq!(kinds("mi dni es 45678912"), [GovernmentId]);
    assert_eq!(kinds("cédula 1020304050"), [GovernmentId]);
}

#[test]
fn numbers_of_companies_and_telephones_are_no_persons() {
    assert!(kinds("RFC de la empresa ABC680524P76").is_empty());
    assert!(kinds("me llaman al 5512345678").is_empty());
    assert!(kinds("facturamos 80000 y 12500 y 4500").is_empty());
}

#[test]
fn passwords_and_keys_are_found() {
    assert_eq!(kinds("la contraseña del wifi es tortas2024"), [Password]);
    assert_eq!(kinds("minha senha é: abacate99"), [Password]);
    assert_eq!(kinds("la clave: lupulo#4321"), [Password]);
    assert_eq!(kinds("my password is hunter2"), [Password]);
    assert!(kinds("el token de prueba es sk-test-9aF3kQ81Zxabcdef").contains(&ApiKey));
    assert_eq!(kinds("AKIAIOSFODNN7EXAMPLE"), [ApiKey]);
    assert_eq!(kinds("ghp_16C7e42F292c6912E7710c838347Ae178B4a"), [ApiKey]);
    assert!(kinds("la clave es vender barato").is_empty());
    assert!(kinds("un código postal 06700").is_empty());
}

#[test]
fn what_nobody_needs_to_know_is_found() {
    assert_eq!(kinds("tengo diabetes"), [Health]);
    assert_eq!(kinds("mi socia está embarazada"), [Health]);
    assert_eq!(kinds("somos cristianos"), [Religion]);
    assert_eq!(kinds("yo voté por Morena"), [Politics]);
    assert_eq!(kinds("estoy en el sindicato"), [Union]);
    assert_eq!(kinds("soy gay"), [SexualLife]);
    assert_eq!(kinds("tenho pressão alta"), [Health]);
}

#[test]
fn goods_for_others_are_no_secrets() {
    assert!(kinds("vendemos pan para diabéticos").is_empty());
    assert!(kinds("vendo velas a iglesias y veladoras").is_empty());
    assert!(kinds("la torta cuesta 45 y el combo 120").is_empty());
    assert!(kinds("hacemos diagnóstico de motor").is_empty());
}

#[test]
fn places_are_in_characters() {
    let found = find("ñandú 4111111111111111");
    assert_eq!(
        found
            .first()
            .map(|finding| (finding.span.start, finding.span.end)),
        Some((6, 22))
    );
}
