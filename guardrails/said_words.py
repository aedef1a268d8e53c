"""The words that make a number somebody's own, in the languages of the packs."""

from typing import Final

# what is short or a word of its own is told in capitals alone
CAPITALS: Final = "SSN|DNI|ITIN|NINO|PAN|RFC|NIE|NIF|NAS|SIN|NIK|RG|NIP"
# of papers and registers
IDENTITY: Final = (
    r"\b(?:social security|national insurance|nhs (?:number|no)|aadhaa?r|passports?|driv(?:er'?s"
    r"|ing) licen[cs]e"
    r"|identity card|curp|cuit|cuil|cnpj|cpf|contribuinte|cartão de cidadão"
    r"|sécurité sociale|carte d'identité|steuer-?id"
    r"|steueridentifikationsnummer|personalausweis|ausweisnummer|reisepass"
    r"|sozialversicherungsnummer|codice fiscale"
    r"|carta d'identità|bsn|burgerservicenummer|pesel|dowód|dowodu|kimlik|pasaporte|passaporte"
    r"|passeport|passaporto"
    r"|paspoort|pasaport|paspor|ktp|cccd|cmnd|căn cước|hộ chiếu|инн|снилс|паспорт\w*"
    r"|licencia de conducir)\b"
    rf"|\b(?-i:{CAPITALS})\b"
    r"|رقم الهوية|رقم الإقامة|جواز السفر|आधार|पासपोर्ट|マイナンバー"
    r"|個人番号|パスポート|주민등록번호|주민번호|여권|身份证|护照"
)
PHONE: Final = (
    r"\btel|phone|mobile|\bfax|\bdesk|\bcell|\bcall|whatsapp|\b(?:his|her|their) number"
    r"|ll[aá]m[ea]\w*|móvil|movil|celular"
    r"|teléfono|telefone|telemóvel|handy|téléphone|appelez|portable|cellulare|телефон|هاتف|جوال"
    r"|फ़ोन|फोन|मोबाइल"
    r"|電話|携帯|전화|휴대폰|핸드폰|연락처|电话|手机|nomor hp|\bhp-nya|điện thoại"
)
BANK: Final = (
    r"sort code|bank account|bank details|kontonummer|cuenta bancaria|conta bancária"
    r"|compte bancaire|conto bancario"
    r"|rekeningnummer|konta bankowego|banka hesab\w*|номер счета|номер счёта"
    r"|口座番号|계좌번호|银行账号|银行卡号"
    r"|الحساب البنكي"
    r"|बैंक खाता|tài khoản ngân hàng|nomor rekening"
)
SECRET: Final = (
    r"passwords?|passcode|\bpin\b|contraseña|\bclave\b|\bsenha\b|mot de passe|passwort|kennwort"
    r"|wachtwoord|hasło"
    r"|şifre\w*|пароль|비밀번호|パスワード|密码|كلمة (?:السر|المرور)|पासवर्ड|mật khẩu|kata sandi"
)
