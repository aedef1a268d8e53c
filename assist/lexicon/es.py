"""Spanish cue words, with and without accents as people type them."""

from typing import Final

from assist.cues import LexiconSource

_COUNT: Final = r"(?:dos|tres|cuatro|cinco|seis|varias|muchas|mil|\d+)"

SOURCE: Final = LexiconSource(
    negation=r"(?:\b(?:no|sin|nunca|nada|ni|tampoco)\s+(?:(?:es|fue|est[aá]|estoy|soy|hay|muy|tan|nada"
    r"|tengo)\s+){0,2})$",
    feelings={
        "anger": {
            0.78: r"furios[oa]s?|indignad[oa]s?|rabia|encabronad[oa]|emputad[oa]|put[oa]s?|mierda"
            r"|chinga\w*|pinche|no mamen"
            r"|son unos (?:ladrones|rateros|estafadores|inútiles|inutiles|mentirosos|sinvergüenzas)"
            r"|estafa(?:dores|ron|ndo)?",
            0.66: r"engañad[oa]s?|burla de|inaceptable|indignante|inadmisible|una vergüenza|una verguenza"
            r"|qué vergüenza|profeco"
            r"|condusef|mi abogad[oa]"
            r"|demanda(?:r|rlos|rl[oe]s)|los voy a (?:demandar|denunciar)|denuncia(?:r|rlos)?|contracargo"
            r"|acciones legales"
            r"|me (?:mintieron|robaron|engañaron|estafaron)|fraude|el peor (?:servicio|\w+)|pésim[oa]s?"
            r"|pesim[oa]s?|ladrones|rateros",
            0.5: r"enojad[oa]s?|molest[oa]s|muy molest[oa]|estoy molest[oa]|enfadad[oa]s?|ridículo"
            r"|ridiculo|horrible|terrible"
            r"|incompetentes?|inútiles|inutiles|una burla|se burlan|una porquería|asco|maldit[oa]s?|carajo"
            r"|coraje|falta de respeto",
        },
        "frustration": {
            0.6: r"me cans[eé] de|(?:me )?dan? (?:puras )?largas|hart[oa]s?|ya basta|el colmo"
            r"|no es posible que|estoy cansad[oa] de"
            r"|cansad[oa] de (?:esperar|llamar|que)"
            r"|(?:tercera|cuarta|quinta|sexta|décima|decima|enésima|enesima|3ra|4ta|\d+ª?) vez"
            r"|nadie (?:\w+ )?(?:responde|contesta|ayuda|hace|resuelve|atiende|da|soluciona)"
            r"|nunca (?:responden|contestan)"
            r"|me (?:ignoran|traen dando vueltas)|(?:me )?hacen perder|p[eé]rdida de tiempo|me pasan de"
            r"|nunca más|nunca mas"
            r"|me (?:voy|cambio) (?:a|con) (?:otra|la competencia)|voy a (?:cambiarme|irme)"
            r"|última vez que (?:compro|les)",
            0.45: r"frustrad[oa]|frustrante|desesperante|otra vez lo mismo|una y otra vez"
            r"|siempre (?:es )?lo mismo"
            rf"|cu[aá]ntas veces|(?:llam|escrib|habl|pregunt|pid|ped|insist"
            rf"|intent)\w+ (?:ya )?{_COUNT} veces"
            rf"|{_COUNT} veces (?:ya|que|les|los)"
            rf"|(?:ya )?(?:llevo|hace|desde hace|van|pasaron) (?:m[aá]s de )?(?:{_COUNT} |ya )?"
            r"(?:semanas|meses|horas)|no me (?:hacen caso|resuelven|dan respuesta|contestan|responden)"
            r"|hasta cu[aá]ndo|qué les pasa"
            r"|no puede ser|otra vez no",
            0.25: r"(?:d[ií]as|semanas|meses) esperando|dinero de vuelta ya|sigo (?:esperando|sin)"
            r"|sigue sin|otra vez|de nuevo no|en serio|de inmediato|ya mismo"
            r"|prometieron|segunda vez",
            0.15: r"todav[ií]a no|a[uú]n no|ahora mismo|lo antes posible",
        },
        "anxiety": {
            0.6: r"desesperad[oa]s?|p[aá]nico|aterrad[oa]|no puedo dormir|emergencia|les suplico"
            r"|se lo suplico|angustiad[oa]",
            0.4: r"(?:necesito|ocupo|urge|cuento con \w+) (?:\w+ ){0,2}para (?:la renta|el alquiler"
            r"|pagar|comer"
            r"|la comida|mis? hij[oa]s?|mi familia|(?:mi|el) tratamiento|(?:mis|las) medicinas)"
            r"|preocupad[oa]s?|preocupa|nervios[oa]s?|miedo|estresad[oa]|urgente(?:mente)?|me urge"
            r"|urge|por favor ay[uú]denme",
        },
        "sadness": {
            0.6: r"destrozad[oa]|llorando|falleci[oó]|funeral|desconsolad[oa]",
            0.4: r"triste|deprimid[oa]|me duele|arruin(?:ó|o|aron|ado)",
        },
        "disappointment": {
            0.42: r"decepcionad[oa]s?|decepción|decepcion|decepcionante|defraudad[oa]s?|esperaba (?:más"
            r"|mas|algo mejor)"
            r"|insatisfech[oa]|inconforme|mal servicio|mala (?:atención|atencion|calidad|experiencia)"
            r"|no estoy (?:contento|contenta|satisfech[oa])"
            r"|poco profesional|qué lástima|me arrepiento",
        },
        "confusion": {
            0.12: r"confundid[oa]|no entiendo|no me queda claro|no tiene sentido|qué significa"
            r"|no sé (?:por qué|qué|cómo)",
        },
        "relief": {0.0: r"qu[eé] alivio|por fin|menos mal|aliviad[oa]|uf+"},
        "gratitude": {
            0.0: r"(?:mil |muchas )?gracias|agradezco|agradecid[oa]|muy amable|excelente|perfecto|genial"
            r"|s[uú]per",
        },
    },
    scenarios={
        "refund": {
            0.75: r"reembols\w+|devuelvan (?:mi|el) dinero|mi dinero|devoluci[oó]n|regresen mi dinero"
            r"|reintegr\w+|devolv[ií]",
            0.45: r"(?:ese|el|su) dinero|regres[eé] (?:el|la|los|las|un|una|unos|unas)",
        },
        "technical_failure": {
            0.75: r"no (?:me )?(?:funciona|carga|abre|sirve|enciende|prende|conecta|deja|jala)"
            r"|se (?:cierra|traba|congela|cuelga|cae)"
            r"|(?:mensaje|c[oó]digo) de error|dej[oó] de funcionar|se qued(?:a|ó) (?:cargando|en blanco"
            r"|trabad[oa])|pantalla (?:negra|en blanco)"
            r"|sin (?:internet|señal|servicio)",
            0.4: r"error|falla|fallas|aplicaci[oó]n|app|p[aá]gina|navegador|internet|lent[oa]",
        },
        "account": {
            0.75: r"no (?:me )?(?:puedo|deja|permite) (?:entrar|acceder|ingresar|iniciar)|contraseña"
            r"|cuenta (?:est[aá] )?(?:bloqueada|suspendida"
            r"|hackeada)|(?:restablecer|recuperar|olvid[eé]) (?:mi |la )?(?:contraseña|clave|cuenta)"
            r"|me hackearon|cambi(?:ó|aron) (?:el|mi) correo",
            0.45: r"mi cuenta|clave|usuario|iniciar sesi[oó]n|c[oó]digo de verificaci[oó]n|perfil|nip",
        },
        "delivery": {
            0.7: r"no (?:me )?(?:ha |han )?(?:lleg(?:a|ó|o|ado)|entrega(?:do|n|ron))"
            r"|d[oó]nde est[aá] mi (?:pedido|paquete|env[ií]o)|rastre\w+"
            r"|n[uú]mero de gu[ií]a|repartidor|paqueter[ií]a|a[uú]n no llega|todav[ií]a no llega",
            0.45: r"env[ií]o|entrega|paquete|pedido|lleg(?:a|ó|ar)",
        },
        "wrong_item": {
            0.8: r"(?:producto|art[ií]culo|talla|color|pedido) (?:equivocad[oa]|incorrect[oa]|distint[oa])"
            r"|no es lo que ped[ií]"
            r"|lleg[oó] (?:roto|rota|dañad[oa]|mal|otro|otra)|me (?:mandaron|enviaron) (?:otro|otra"
            r"|el equivocado)|dañad[oa]",
        },
        "billing": {
            0.7: r"me cobra(?:ron|n)|cobro (?:doble|duplicado|indebido|de más)|cargo (?:doble|duplicado"
            r"|no reconocido|que no)|factura|"
            r"doble cargo|no reconozco",
            0.45: r"cobro|cargo|pago|recibo|comisi[oó]n|tarjeta",
        },
        "cancellation": {
            0.7: r"cancela(?:r|ci[oó]n|rlo|rla|do|da)?|cancel[eé]|dar de baja"
            r"|cerrar mi cuenta"
        },
        "subscription": {
            0.6: r"suscripci[oó]n|renovaci[oó]n|se renov[oó]|mi plan|membres[ií]a|prueba gratis"
        },
        "hardship": {
            0.7: r"perd[ií] mi (?:trabajo|empleo)|no puedo pagar|desemplead[oa]|sin trabajo|plan de pagos"
            r"|falleci[oó]|en el hospital",
        },
        "manager": {
            0.72: r"(?:hablar|comun[ií]\w+|p[aá]s\w+|quiero|transfi\w+)(?: \w+)?(?: con| a)? (?:un|una|el"
            r"|la|su) (?:gerente|supervisor[a]?|encargad[oa]|jefe)"
            r"|queja formal|con un superior",
        },
        "abuse": {
            0.8: r"(?:son|eres|sois) (?:un |una |unos )?(?:idiotas?|imb[eé]cil(?:es)?|est[uú]pid[oa]s?"
            r"|pendej[oa]s?)|vete a la|chinga tu|v[aá]yanse a la"
        },
        "repeat_contact": {
            0.6: r"(?:segunda|tercera|cuarta|quinta|\d+ª?) vez|ya (?:llam[eé]|escrib[ií]|habl[eé]"
            r"|les (?:dije|escrib[ií]|llam[eé]|expliqu[eé]))"
            rf"|cu[aá]ntas veces|{_COUNT} veces (?:que|ya)|he (?:llamado|escrito) (?:{_COUNT} veces|ya"
            rf"|varias)|otra vez les|(?:son|van|fueron) (?:ya )?(?:como )?{_COUNT} veces"
            r"|ya (?:hice|pas[eé] por|hab[ií]a hecho) (?:todo )?(?:esto|eso|lo mismo)"
            r"|no puedo (?:estar|seguir|andar) (?:volviendo|llamando|escribiendo|preguntando|insistiendo)",
        },
    },
    moments={
        "waiting": {
            0.7: r"alguna (?:novedad|noticia|actualizaci[oó]n)|sigo esperando|(?:hay )?alguien (?:ah[ií]"
            r"|que)|¿?hola\s*\?+|siguen ah[ií]"
            r"|cu[aá]nto (?:m[aá]s|falta|tiempo)|qu[eé] pas[oó] con|estoy esperando|en qu[eé] va"
            r"|cu[aá]ndo me (?:avisan|dicen|responden|contestan|informan|dan|resuelven|depositan)",
        },
        "resolution": {
            0.8: r"ya (?:funciona|qued[oó]|est[aá] (?:listo|resuelto|solucionado)|pude|lleg[oó]"
            r"|me lleg[oó]|sirve|entr[eé])|se (?:solucion[oó]|resolvi[oó]|arregl[oó])"
            r"|problema (?:resuelto|solucionado)|por fin (?:funciona|lleg[oó]|qued[oó])|eso (?:funcion[oó]"
            r"|ayud[oó])",
        },
        "closing": {
            0.8: r"adi[oó]s|hasta luego|eso (?:es|ser[ií]a) todo|es todo|nada m[aá]s"
            r"|que tenga (?:un )?(?:buen|lindo|excelente)|buen d[ií]a y gracias"
            r"|hasta pronto|bye|no, gracias",
        },
        "greeting": {
            0.5: r"hola|buen(?:os|as)? (?:d[ií]as?|tardes|noches)|buenas|saludos|(?:me )?(?:pueden|puede"
            r"|podr[ií]an) ayudar(?:me)?|necesito ayuda"
        },
    },
    agent={
        "question": {
            1.0: r"[?¿]|(?:me )?(?:puede|podr[ií]a|puedes) (?:compartir|decir|enviar|confirmar|indicar)"
            r"|comp[aá]rtame|ind[ií]queme|conf[ií]rmeme"
        },
        "asks_order": {
            1.0: r"n[uú]mero (?:de|del) (?:su |tu |el )?(?:pedido|orden|compra|reserva\w*|folio)|(?:su"
            r"|tu|el) folio"
        },
        "bad_news": {
            1.0: r"lamentablemente|desafortunadamente|por desgracia|no (?:es|fue|ser[aá]) posible"
            r"|no (?:podemos|puedo|se puede)"
            r"|(?:fue|ha sido|qued[oó]) (?:rechazad[oa]|negad[oa]|declinad[oa])|no (?:aplica|procede"
            r"|est[aá] disponible|est[aá] cubierto)|agotad[oa]",
        },
        "promise": {
            1.0: r"(?:antes de|en|dentro de|a m[aá]s tardar|para|hasta) (?:las? |el "
            r"|pr[oó]xim[oa]s? )?(?:hoy|mañana|lunes|martes"
            r"|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|\d+(?::\d+)?(?: horas?| d[ií]as?"
            r"| minutos?)?)",
        },
    },
)
