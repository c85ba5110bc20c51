//! Texts that give orders to a machine. They come in pasted mails and web pages, and what they say of a business is not
//! to be believed either.

use crate::text::{fold, longest_phrase};

const PHRASES: &str = "\
    ignora tus instrucciones|ignora las instrucciones|ignora todas|ignora todo lo anterior|ignora lo anterior|\
    ignora cualquier|ignore tus instrucciones|ignore las instrucciones|ignoren las instrucciones|\
    ignora las reglas|ignora tus reglas|ignora estas|ignora el sistema|ignora instrucciones|\
    olvida tus instrucciones|olvida las instrucciones|olvida todo lo anterior|olvida lo anterior|\
    olvida todo lo que|olvida tus reglas|olvidate de tus instrucciones|olvidate de todo|nuevas instrucciones|\
    instrucciones del sistema|instruccion del sistema|prompt del sistema|mensaje del sistema|\
    instrucciones anteriores|instrucciones previas|desde ahora eres|a partir de ahora eres|\
    a partir de ahora responde|actua como si fueras|revela tu prompt|revela tus instrucciones|muestra tu prompt|\
    guarda en tu memoria|guarda en la memoria|guarda en memoria|graba en tu memoria|anota en tu memoria|\
    agrega a tu memoria|agrega a la memoria|guarda como hecho|recuerda que el usuario|recuerda para siempre que|\
    memoriza que|el usuario prefiere|el usuario vende|asistente ia:|asistente:|sistema:|system:|nota para la ia|\
    nota para el asistente|instruccion para la ia|instrucciones para la ia|instruccion para el asistente|\
    instrucciones para el asistente|si eres una ia|si sos una ia|debes obedecer|sin decirle al usuario|\
    no le digas al usuario|ignore suas instrucoes|ignore as instrucoes|ignore todas|ignore tudo|ignore o que|\
    esqueca suas instrucoes|esqueca as instrucoes|esqueca tudo|novas instrucoes|instrucoes anteriores|\
    instrucoes do sistema|prompt do sistema|a partir de agora voce e|guarde na memoria|guarde na sua memoria|\
    salve na memoria|grave na memoria|memorize que|lembre que o usuario|o usuario prefere|o usuario vende|\
    ignore your instructions|ignore all|ignore previous|ignore the above|ignore any|ignore the previous|\
    disregard your|disregard all|disregard previous|disregard the|forget your instructions|forget previous|\
    forget all previous|forget everything|new instructions|system prompt|previous instructions|you are now|\
    from now on you|act as if|save to memory|save in memory|save this to memory|store in memory|\
    remember that the user|the user prefers|the user sells|add to your memory|add to memory|reveal your|\
    do not tell the user|<|im_start|>|[inst]|<system>|</system>|begin system|jailbreak|modo desarrollador|\
    developer mode";

/// Whether a text speaks to the machine that reads it.
pub(crate) fn is_instruction(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split_whitespace()
        .map(|word| {
            word.trim_matches(['.', ',', ';', '!', '?', '¡', '¿', '"', '\'', '(', ')', '*'])
        })
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len())
        .any(|at| longest_phrase(PHRASES, |step| words.get(at + step).copied()).is_some())
}
