<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ" sourcelanguage="en_GB">
<context>
    <name>About</name>
    <message>
        <source>Overview</source>
        <translation>Шолу</translation>
    </message>
    <message>
        <source>About KiT Desktop</source>
        <translation>KiT Desktop туралы</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Лицензиялар</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Лицензия мәтіні</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Looks up what happened to an SMS at the KiT (Kazinfoteh) gateway. It only reads: it never sends, changes or deletes anything there.</source>
        <translation>KiT (Казинфотех) шлюзінде SMS-ке не болғанын анықтайды. Бағдарлама тек оқиды: ол жерде ештеңе жібермейді, өзгертпейді және жоймайды.</translation>
    </message>
    <message>
        <source>Made with Qt and PySide6 (LGPL 3), zeep, lxml, httpcore, keyring and truststore.</source>
        <translation>Qt және PySide6 (LGPL 3), zeep, lxml, httpcore, keyring және truststore негізінде жасалған.</translation>
    </message>
    <message>
        <source>Support of the gateway: support@kazinfoteh.kz</source>
        <translation>Шлюзді қолдау: support@kazinfoteh.kz</translation>
    </message>
    <message>
        <source>Licence of KiT Desktop: {licence}</source>
        <translation>KiT Desktop лицензиясы: {licence}</translation>
    </message>
    <message>
        <source>This text cannot be read.</source>
        <translation>Бұл мәтінді оқу мүмкін емес.</translation>
    </message>
</context>
<context>
    <name>AccountFlow</name>
    <message>
        <source>Waiting for this computer’s keyring…</source>
        <translation>Осы компьютердің құпиясөз қоймасы күтілуде…</translation>
    </message>
    <message>
        <source>The account is kept in this computer’s keyring.</source>
        <translation>Тіркелгі осы компьютердің құпиясөз қоймасында сақталды.</translation>
    </message>
    <message>
        <source>{problem} The account is kept until you close the program.</source>
        <translation>{problem} Тіркелгі бағдарлама жабылғанша сақталады.</translation>
    </message>
    <message>
        <source>The keyring no longer has the password of this account. Enter it again.</source>
        <translation>Қоймада бұл тіркелгінің құпиясөзі енді жоқ. Оны қайта енгізіңіз.</translation>
    </message>
    <message>
        <source>{problem} The account was not changed.</source>
        <translation>{problem} Тіркелгі өзгертілмеді.</translation>
    </message>
    <message>
        <source>{problem} The password could not be removed: try again.</source>
        <translation>{problem} Құпиясөзді жою мүмкін болмады: қайталаңыз.</translation>
    </message>
    <message>
        <source>A&amp;ccount…</source>
        <translation>Ті&amp;ркелгі…</translation>
    </message>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Шлюз жауабы: «{text}»</translation>
    </message>
</context>
<context>
    <name>AccountsMenu</name>
    <message>
        <source>Switc&amp;h account</source>
        <translation>Тіркелгіні а&amp;уыстыру</translation>
    </message>
    <message>
        <source>Switch account</source>
        <translation>Тіркелгіні ауыстыру</translation>
    </message>
    <message>
        <source>&amp;Accounts…</source>
        <translation>Ті&amp;ркелгілер…</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>no limit</source>
        <translation>шектеусіз</translation>
    </message>
    <message>
        <source>Lists of ids</source>
        <translation>ID тізімдері</translation>
    </message>
    <message>
        <source>Fewer where the gateway answers slowly or with errors</source>
        <translation>Шлюз баяу немесе қатемен жауап берсе, азайтыңыз</translation>
    </message>
    <message>
        <source>Lookups at the same time</source>
        <translation>Қатар жүретін тексерулер</translation>
    </message>
    <message>
        <source>Lookups a second, at most</source>
        <translation>Секундына ең көп тексеру</translation>
    </message>
    <message>
        <source>0 means no limit; where the gateway complains, the program slows down by itself</source>
        <translation>0 — шектеусіз; шлюз үлгермесе, бағдарлама өзі баяулайды</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Тек ақаулар</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Қалыпты</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>Толық</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>What the log says</source>
        <translation>Журналға не жазылады</translation>
    </message>
    <message>
        <source>In detail only while KiT or your IT team looks for a fault; never with a password</source>
        <translation>Толық — тек KiT немесе IT бөліміңіз ақауды іздегенде; құпиясөз ешқашан жазылмайды</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>What the answers mean</source>
        <translation>Жауаптар нені білдіреді</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Жауаптар</translation>
    </message>
    <message>
        <source>Where ids come from</source>
        <translation>ID қайдан алынады</translation>
    </message>
    <message>
        <source>When nothing connects</source>
        <translation>Байланыс болмаса</translation>
    </message>
    <message>
        <source>The gateway knows the message</source>
        <translation>Шлюз бұл хабарламаны біледі</translation>
    </message>
    <message>
        <source>No message was found, or nothing is known about it</source>
        <translation>Хабарлама табылмады немесе ол туралы ештеңе белгісіз</translation>
    </message>
    <message>
        <source>Times are Almaty time. Where the gateway’s two times make no sense together, no duration is shown.</source>
        <translation>Уақыт — Алматы уақыты. Шлюз берген екі уақыт бір-біріне қайшы келсе, ұзақтығы көрсетілмейді.</translation>
    </message>
    <message>
        <source>The gateway gives every message its own MsgID when it accepts it. No two messages have the same one.</source>
        <translation>Шлюз әр хабарламаны қабылдағанда оған жеке MsgID береді. Бірдей екі MsgID болмайды.</translation>
    </message>
    <message>
        <source>Your sending system has it in its log or in the message’s card.</source>
        <translation>Жіберу жүйесінде ол журналда немесе хабарлама карточкасында болады.</translation>
    </message>
    <message>
        <source>Your sending system may give a message an id of its own: that is the UserMsgID.</source>
        <translation>Жіберу жүйесі хабарламаға өз ID-ін бере алады: бұл — UserMsgID.</translation>
    </message>
    <message>
        <source>It need not be unique. Where several messages have the same one, it is not known which of them the gateway answers about: compare recipient and time, or look up the MsgID.</source>
        <translation>Ол қайталануы мүмкін. Бірнеше хабарламада бірдей болса, шлюздің қайсысы туралы жауап бергені белгісіз: алушы мен уақытты салыстырыңыз немесе MsgID бойынша тексеріңіз.</translation>
    </message>
    <message>
        <source>When an id is not found</source>
        <translation>ID табылмаса</translation>
    </message>
    <message>
        <source>Choose the other kind beside the field: a MsgID is not found as a UserMsgID.</source>
        <translation>Өрістің жанынан ID-дің басқа түрін таңдаңыз: MsgID UserMsgID ретінде табылмайды.</translation>
    </message>
    <message>
        <source>Look whether the message was sent with the account that is chosen: the gateway shows no others.</source>
        <translation>Хабарлама таңдалған тіркелгімен жіберілгенін тексеріңіз: шлюз басқаларын көрсетпейді.</translation>
    </message>
    <message>
        <source>Ids out of Excel may be damaged: it rounds long numbers and shows 1.23E+15. Take the id from the sending system, or format the column as text.</source>
        <translation>Excel-ден алынған ID бүлінген болуы мүмкін: ол ұзын сандарды дөңгелектеп, 1,23E+15 түрінде көрсетеді. ID-ді жіберу жүйесінен алыңыз немесе бағанға мәтін пішімін беріңіз.</translation>
    </message>
    <message>
        <source>Try this first</source>
        <translation>Алдымен мынаны көріңіз</translation>
    </message>
    <message>
        <source>1. Open any website. If it does not open either, the internet connection is the cause.</source>
        <translation>1. Кез келген сайтты ашыңыз. Ол да ашылмаса, себебі интернетте.</translation>
    </message>
    <message>
        <source>2. In a hotel or a café, open a website and sign in to the Wi-Fi.</source>
        <translation>2. Қонақүйде немесе кафеде сайт ашып, Wi-Fi желісіне кіріңіз.</translation>
    </message>
    <message>
        <source>3. If your company has a VPN, switch it on.</source>
        <translation>3. Компанияңызда VPN болса, оны қосыңыз.</translation>
    </message>
    <message>
        <source>4. Look at this computer’s date and time: with wrong ones no safe connection is possible.</source>
        <translation>4. Компьютердің күні мен уақытын тексеріңіз: олар қате болса, қауіпсіз қосылым мүмкін емес.</translation>
    </message>
    <message>
        <source>5. In the settings, restore the default gateway address, unless KiT gave you another one.</source>
        <translation>5. KiT басқа мекенжай бермесе, баптауларда шлюздің әдепкі мекенжайын қайтарыңыз.</translation>
    </message>
    <message>
        <source>If that does not help</source>
        <translation>Көмектеспесе</translation>
    </message>
    <message>
        <source>The connection check goes step by step, says where it fails and whose side that is on, and makes a report without any password. Send the report to your IT team or to KiT.</source>
        <translation>Қосылымды тексеру қадам-қадаммен жүреді, ақау қай жерде және кімнің тарапында екенін көрсетеді, құпиясөзсіз есеп жасайды. Есепті IT бөліміне немесе KiT-ке жіберіңіз.</translation>
    </message>
    <message>
        <source>Connection check…</source>
        <translation>Қосылымды тексеру…</translation>
    </message>
    <message>
        <source>While nothing connects, nothing is known about any message: promise the customer nothing.</source>
        <translation>Байланыс болмаған кезде хабарламалар туралы ештеңе белгісіз: клиентке ештеңе уәде етпеңіз.</translation>
    </message>
    <message>
        <source>Earlier answers stay in the history and can be read without a connection.</source>
        <translation>Бұрынғы жауаптар тарихта сақталады, оларды байланыссыз да оқуға болады.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The practice gateway is not allowed by your administrator.</source>
        <translation>Әкімші жаттығу шлюзіне рұқсат бермеген.</translation>
    </message>
</context>
<context>
    <name>BesideCard</name>
    <message>
        <source>Earlier answer for this id</source>
        <translation>Осы ID бойынша бұрынғы жауап</translation>
    </message>
    <message>
        <source>Close to it in the history</source>
        <translation>Тарихтағы ұқсас ID-лер</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Көрсету</translation>
    </message>
    <message>
        <source>Use {id}</source>
        <translation>{id} алу</translation>
    </message>
</context>
<context>
    <name>Button</name>
    <message>
        <source>Copied</source>
        <translation>Көшірілді</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Қосылым</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Description of the service (WSDL)</source>
        <translation>Қызмет сипаттамасы (WSDL)</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>ескерту бар</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>сәтсіз</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>тексерілмеді</translation>
    </message>
    <message>
        <source>Trusted. Issued by {issuer}, valid until {until}.</source>
        <translation>Сенімді. Берген: {issuer}, жарамдылық мерзімі: {until}.</translation>
    </message>
    <message>
        <source>It agrees with the one that this program uses.</source>
        <translation>Бағдарлама қолданатын сипаттамамен сәйкес.</translation>
    </message>
    <message>
        <source>Trusted.</source>
        <translation>Сенімді.</translation>
    </message>
    <message>
        <source>None; the connection is direct.</source>
        <translation>Жоқ; қосылым тікелей.</translation>
    </message>
    <message>
        <source>{first}, from this computer’s settings.</source>
        <translation>{first}, осы компьютер баптауларынан.</translation>
    </message>
    <message>
        <source>The proxy is {first} {rest}; it looks the gateway’s name up itself.</source>
        <translation>Прокси — {first} {rest}; шлюз атауын ол өзі табады.</translation>
    </message>
    <message>
        <source>{first} is not encrypted. Use https:// unless KiT tells you otherwise.</source>
        <translation>{first} — шифрлаусыз мекенжай. KiT басқаша айтпаса, https:// пайдаланыңыз.</translation>
    </message>
    <message>
        <source>None is needed: the connection does not leave this computer.</source>
        <translation>Қажет емес: қосылым осы компьютерден шықпайды.</translation>
    </message>
    <message>
        <source>{problem} Lookups do not need it.</source>
        <translation>{problem} Хабарламаларды тексеруге ол қажет емес.</translation>
    </message>
    <message>
        <source>The gateway’s answer does not show whether the login was accepted.</source>
        <translation>Шлюз жауабынан логиннің қабылданғаны-қабылданбағаны көрінбейді.</translation>
    </message>
    <message>
        <source>Not tried.</source>
        <translation>Тексерілмеді.</translation>
    </message>
    <message>
        <source>Not tried: there is no account yet.</source>
        <translation>Тексерілмеді: тіркелгі әлі жоқ.</translation>
    </message>
    <message>
        <source>Not tried again: the gateway has refused this account already. Correct the account first.</source>
        <translation>Қайта тексерілмеді: шлюз бұл тіркелгіні бұрын қабылдамаған. Алдымен оны түзетіңіз.</translation>
    </message>
    <message>
        <source>Not reached, because a step before it failed.</source>
        <translation>Бұл қадамға жеткен жоқ: алдыңғысы сәтсіз аяқталды.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Тоқтатылды.</translation>
    </message>
    <message>
        <source>This is on this computer’s side.</source>
        <translation>Себебі осы компьютерде.</translation>
    </message>
    <message>
        <source>This is most likely your network’s side.</source>
        <translation>Себебі, сірә, сіздің желіңізде.</translation>
    </message>
    <message>
        <source>This is your company’s proxy.</source>
        <translation>Себебі компанияңыздың проксиінде.</translation>
    </message>
    <message>
        <source>This is the gateway’s side.</source>
        <translation>Себебі шлюз жағында.</translation>
    </message>
    <message>
        <source>This is about the account.</source>
        <translation>Мәселе тіркелгіде.</translation>
    </message>
    <message>
        <source>Lookups do not need it.</source>
        <translation>Хабарламаларды тексеруге бұл қажет емес.</translation>
    </message>
    <message>
        <source>Check this computer’s date and time.</source>
        <translation>Осы компьютердің күні мен уақытын тексеріңіз.</translation>
    </message>
    <message>
        <source>Open a web page in the browser first: the network may want a sign-in. Then check again.</source>
        <translation>Алдымен браузерде кез келген сайтты ашыңыз: желі кіруді талап етуі мүмкін. Содан кейін қайта тексеріңіз.</translation>
    </message>
    <message>
        <source>Check the address, and this computer’s proxy settings.</source>
        <translation>Мекенжай мен осы компьютердегі прокси баптауларын тексеріңіз.</translation>
    </message>
    <message>
        <source>Check the login and the password. Do not try many times: the gateway might lock the account.</source>
        <translation>Логин мен құпиясөзді тексеріңіз. Көп қайталамаңыз: шлюз тіркелгіні бұғаттауы мүмкін.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Мекенжай</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Сервер атауы</translation>
    </message>
    <message>
        <source>Answer from the gateway</source>
        <translation>Шлюздің жауап беруі</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>дұрыс</translation>
    </message>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Шлюз жауабы: «{text}»</translation>
    </message>
    <message>
        <source>Address of {first}: {rest}.</source>
        <translation>{first} мекенжайы: {rest}.</translation>
    </message>
    <message>
        <source>It answers as it should (SOAP).</source>
        <translation>Дұрыс жауап береді (SOAP).</translation>
    </message>
    <message>
        <source>None: the address begins with http://, and anyone along the way can read the password.</source>
        <translation>Ол жоқ: мекенжай http:// деп басталады, құпиясөзді бөгде адамдар оқи алады.</translation>
    </message>
    <message>
        <source>{first} is already a numeric address.</source>
        <translation>{first} — онсыз да сандық мекенжай.</translation>
    </message>
    <message>
        <source>Trusted, but only until {until} (issued by {issuer}). If it is not renewed by then, nothing will work: tell KiT.</source>
        <translation>Сенімді, бірақ мерзімі жақында бітеді: {until} (берген: {issuer}). Сол уақытқа дейін жаңартылмаса, ештеңе жұмыс істемейді: KiT-ке хабарлаңыз.</translation>
    </message>
    <message>
        <source>Accepted, as far as we can tell: the gateway answered.</source>
        <translation>Шамасы, қабылданды: шлюз сұранысқа жауап берді.</translation>
    </message>
    <message>
        <source>Nothing was sent. Show this report to your IT team; do not try to bypass it.</source>
        <translation>Ештеңе жіберілмеді. Бұл есепті IT бөліміне көрсетіңіз; айналып өтуге тырыспаңыз.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If nothing changes, write to KiT and attach this report.</source>
        <translation>Бірнеше минуттан кейін қайталаңыз. Өзгермесе, KiT-ке жазып, осы есепті қоса жіберіңіз.</translation>
    </message>
    <message>
        <source>Check the internet connection and the VPN. If other sites work, show this report to your IT team.</source>
        <translation>Интернет пен VPN-ді тексеріңіз. Басқа сайттар ашылса, бұл есепті IT бөліміне көрсетіңіз.</translation>
    </message>
    <message>
        <source>Show this report to your IT team: the proxy has to let the connection through.</source>
        <translation>Бұл есепті IT бөліміне көрсетіңіз: прокси осы қосылымды өткізуі керек.</translation>
    </message>
    <message>
        <source>What came is no XML that can be read.</source>
        <translation>Келгені оқуға болатын XML емес.</translation>
    </message>
    <message>
        <source>A web page came instead, perhaps the network’s sign-in page.</source>
        <translation>Оның орнына веб-бет келді, мүмкін, желіге кіру беті.</translation>
    </message>
    <message>
        <source>It contains a DTD, which is refused.</source>
        <translation>Онда DTD бар, ол қабылданбайды.</translation>
    </message>
    <message>
        <source>It is far more complex than any real WSDL.</source>
        <translation>Ол кез келген нақты WSDL-ден әлдеқайда күрделі.</translation>
    </message>
    <message>
        <source>It is XML, but no WSDL that can be understood.</source>
        <translation>Бұл XML, бірақ түсінікті WSDL емес.</translation>
    </message>
    <message>
        <source>It refers to further documents, which are not fetched.</source>
        <translation>Ол басқа құжаттарға сілтейді, ал олар жүктелмейді.</translation>
    </message>
    <message>
        <source>It does not have GetInfoByID over SOAP 1.1.</source>
        <translation>Онда SOAP 1.1 бойынша GetInfoByID жоқ.</translation>
    </message>
    <message>
        <source>This program’s request cannot be made with it: its request fields are different.</source>
        <translation>Ол бойынша бұл бағдарламаның сұранысын құру мүмкін емес: сұраныс өрістері басқа.</translation>
    </message>
    <message>
        <source>Differences from the one in this program: {first}. If lookups fail, write to KiT and attach this report.</source>
        <translation>Бағдарламадағы сипаттамадан айырмашылығы: {first}. Тексеру сәтсіз болса, KiT-ке жазып, осы есепті қоса жіберіңіз.</translation>
    </message>
    <message>
        <source>Connected to {first}.</source>
        <translation>{first} мекенжайымен қосылым орнатылды.</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Connection check</source>
        <translation>Қосылымды тексеру</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Қадамдар</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Есепті көшіру</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Тексерілуде…</translation>
    </message>
    <message>
        <source>Connection check, KiT Desktop {version}, {time}</source>
        <translation>Қосылымды тексеру, KiT Desktop {version}, {time}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Тоқтатылды</translation>
    </message>
    <message>
        <source>Also check the login (looks up id 0 once)</source>
        <translation>Логинді де тексеру: ID 0 бойынша бір сұраныс</translation>
    </message>
    <message>
        <source>Failed step: {step}</source>
        <translation>Ақау шыққан қадам: {step}</translation>
    </message>
    <message>
        <source>The gateway can be reached</source>
        <translation>Шлюзбен байланыс бар</translation>
    </message>
    <message>
        <source>Lookups will work. See the remark below.</source>
        <translation>Тексерулер жұмыс істейді. Төмендегі ескертпені қараңыз.</translation>
    </message>
    <message>
        <source>Lookups will work.</source>
        <translation>Тексерулер жұмыс істейді.</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Same as this computer</source>
        <translation>Жүйедегідей</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Жоқ</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>How long an answer may take</source>
        <translation>Жауапты қанша күту керек</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Күту уақыты</translation>
    </message>
    <message>
        <source>Between this computer and the gateway</source>
        <translation>Осы компьютер мен шлюз арасында</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Тексеру…</translation>
    </message>
    <message>
        <source>Is something wrong with the connection?</source>
        <translation>Байланыста ақау бар ма?</translation>
    </message>
    <message>
        <source>Connection check</source>
        <translation>Қосылымды тексеру</translation>
    </message>
    <message>
        <source>Goes through every step to the gateway and says where it fails</source>
        <translation>Шлюзге дейінгі әр қадамды өтіп, қайсысында ақау барын айтады</translation>
    </message>
    <message>
        <source>The one below</source>
        <translation>Төменде көрсетілген</translation>
    </message>
    <message>
        <source>To be corrected before saving: the gateway address</source>
        <translation>Сақтау алдында түзетіңіз: шлюз мекенжайы</translation>
    </message>
    <message>
        <source>To be corrected before saving: the proxy address</source>
        <translation>Сақтау алдында түзетіңіз: прокси мекенжайы</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln күн</numerusform>
            <numerusform>%Ln күн</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln сағат</numerusform>
            <numerusform>%Ln сағат</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln минут</numerusform>
            <numerusform>%Ln минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln секунд</numerusform>
            <numerusform>%Ln секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln күн бұрын</numerusform>
            <numerusform>%Ln күн бұрын</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln сағат бұрын</numerusform>
            <numerusform>%Ln сағат бұрын</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln минут бұрын</numerusform>
            <numerusform>%Ln минут бұрын</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) ago</source>
        <translation>
            <numerusform>%Ln секунд бұрын</numerusform>
            <numerusform>%Ln секунд бұрын</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checked %Ln time(s)</source>
        <translation>
            <numerusform>%Ln рет тексерілді</numerusform>
            <numerusform>%Ln рет тексерілді</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Бағдарламада қате болды.</translation>
    </message>
    <message>
        <source>To get this fixed, copy the report and send it to whoever supports the program. It contains no password and no message.</source>
        <translation>Қате түзетілуі үшін есепті бағдарламаға жауапты адамға көшіріп беріңіз. Онда құпиясөз де, хабарламалар да жоқ.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Nothing is lost: your account, the settings and the history are as they were. You can continue; if the window behaves oddly, close the program and start it again.</source>
        <translation>Ештеңе жоғалған жоқ: тіркелгі, баптаулар мен тарих орнында. Жұмысты жалғастыруға болады; терезе оғаш жұмыс істесе, бағдарламаны жауып, қайта іске қосыңыз.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Several messages may have the same UserMsgID. The gateway answers about one of them; which one, is not documented.</source>
        <translation>Бірнеше хабарламаның UserMsgID-і бірдей болуы мүмкін. Шлюз солардың бірі туралы жауап береді; қайсысы туралы екені құжаттамада айтылмаған.</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Техникалық мәліметтер</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Мәліметтерді көшіру</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Diagnostics</source>
        <translation>Диагностика</translation>
    </message>
    <message>
        <source>How much the log says is set under Settings, Advanced.</source>
        <translation>Журналдың толықтығы баптаулардың «Қосымша» бетінде таңдалады.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Журнал қалтасын ашу</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Диагностика…</translation>
    </message>
    <message>
        <source>The folder could not be opened: {folder}</source>
        <translation>Қалтаны ашу мүмкін болмады: {folder}</translation>
    </message>
    <message>
        <source>Send this to KiT or your IT team when they want it. There is no password in it.</source>
        <translation>KiT немесе IT бөлімі сұраса, осыны жіберіңіз. Мұнда құпиясөз жоқ.</translation>
    </message>
</context>
<context>
    <name>FieldsCard</name>
    <message>
        <source>not in the answer</source>
        <translation>жауапта жоқ</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>бос</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation>Мәтіннен іздеу</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Алдыңғы сәйкестік</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Келесі сәйкестік</translation>
    </message>
    <message>
        <source>Not in the text</source>
        <translation>Мәтінде жоқ</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{count} ішінен {place}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Same as this computer</source>
        <translation>Жүйедегідей</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ашық</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Күңгірт</translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>Тіл және сыртқы түрі</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тіл</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Сыртқы түрі</translation>
    </message>
    <message>
        <source>Keep the answers on this computer</source>
        <translation>Жауаптарды осы компьютерде сақтау</translation>
    </message>
    <message>
        <source>Days to keep them</source>
        <translation>Неше күн сақтау керек</translation>
    </message>
    <message>
        <source>Answers to keep, at most</source>
        <translation>Ең көп сақталатын жауап саны</translation>
    </message>
    <message>
        <source>Menus, answers and texts for the ticket</source>
        <translation>Мәзір, жауаптар және өтінім мәтіні</translation>
    </message>
    <message>
        <source>To find them again and to see what changed</source>
        <translation>Қайта табу және не өзгергенін көру үшін</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарих</translation>
    </message>
    <message>
        <source>When you save these settings, older answers beyond these limits are deleted for good.</source>
        <translation>Сақтаған кезде осы шектен асқан бұрынғы жауаптар біржола жойылады.</translation>
    </message>
</context>
<context>
    <name>HelpTools</name>
    <message>
        <source>&amp;Connection check…</source>
        <translation>&amp;Қосылымды тексеру…</translation>
    </message>
    <message>
        <source>What the answers &amp;mean…</source>
        <translation>Жауаптар нені &amp;білдіреді…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>П&amp;ернелер тіркесімдері…</translation>
    </message>
    <message>
        <source>&amp;About KiT Desktop</source>
        <translation>KiT Desktop &amp;туралы</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>{ago} it was: {title}</source>
        <translation>{ago} былай болған: {title}</translation>
    </message>
    <message>
        <source>Changed since: {changes}</source>
        <translation>Содан бері өзгерді: {changes}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>бос</translation>
    </message>
    <message>
        <source>From the list: checked {ago}, {time}</source>
        <translation>Тізімнен: {ago} тексерілген, {time}</translation>
    </message>
    <message>
        <source>From the list: checked {time}</source>
        <translation>Тізімнен: тексерілген уақыты {time}</translation>
    </message>
    <message>
        <source>From the history: checked {ago}, {time}</source>
        <translation>Тарихтан: {ago} тексерілген, {time}</translation>
    </message>
    <message>
        <source>From the history: checked {time}</source>
        <translation>Тарихтан: тексерілген уақыты {time}</translation>
    </message>
    <message>
        <source>account {login}</source>
        <translation>тіркелгі {login}</translation>
    </message>
    <message>
        <source>The history file or folder cannot be written to: new answers are not saved. Lookups work as usual.</source>
        <translation>Тарих файлына не қалтасына жазу мүмкін емес: жаңа жауаптар сақталмайды. Хабарламаларды тексеру әдеттегідей жұмыс істейді.</translation>
    </message>
    <message>
        <source>Another program is using the history file: new answers are not saved for now. Lookups work as usual.</source>
        <translation>Тарих файлын басқа бағдарлама пайдаланып тұр: жаңа жауаптар әзірге сақталмайды. Хабарламаларды тексеру әдеттегідей жұмыс істейді.</translation>
    </message>
    <message>
        <source>The disk is full: new answers are not saved. Earlier ones are still there. Lookups work as usual.</source>
        <translation>Диск толы: жаңа жауаптар сақталмайды. Бұрын сақталғандары орнында. Хабарламаларды тексеру әдеттегідей жұмыс істейді.</translation>
    </message>
    <message>
        <source>The history file is damaged and could not be renamed. Lookups work as usual, without a history.</source>
        <translation>Тарих файлы бүлінген, оның атауын өзгерту мүмкін болмады. Хабарламаларды тексеру әдеттегідей, бірақ тарихсыз жұмыс істейді.</translation>
    </message>
    <message>
        <source>The history’s folder is on a network drive where two computers could damage it, so nothing is saved. Lookups work as usual, without a history.</source>
        <translation>Тарих қалтасы желілік дискіде орналасқан, онда оны екі компьютер бүлдіруі мүмкін, сондықтан ештеңе сақталмайды. Хабарламаларды тексеру әдеттегідей, бірақ тарихсыз жұмыс істейді.</translation>
    </message>
    <message>
        <source>The computer’s clock is more than a week ahead of the last answer. Nothing was removed for its age, in case the clock is wrong.</source>
        <translation>Компьютердің сағаты соңғы жауаптан бір аптадан артық озып тұр. Сағат қате болуы мүмкін, сондықтан ескі жауаптар жойылмады.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was saved as {name}; what could be read is in a new file.</source>
        <translation>Тарих файлы бүлінген еді. Ол {name} деген атпен сақталды; оқуға болғаны жаңа файлға көшірілді.</translation>
    </message>
    <message>
        <source>A newer version of this program has written the history. It is left as it is. Lookups work as usual, without a history.</source>
        <translation>Тарихты бағдарламаның жаңарақ нұсқасы жазған. Файл сол күйінде қалдырылды. Хабарламаларды тексеру әдеттегідей, бірақ тарихсыз жұмыс істейді.</translation>
    </message>
    <message>
        <source>unchanged since {time}</source>
        <translation>өзгеріссіз, алғашқы тексеру: {time}</translation>
    </message>
    <message>
        <source>The history cannot be used on this computer ({detail}). Lookups work as usual, without a history.</source>
        <translation>Бұл компьютерде тарихты жүргізу мүмкін емес ({detail}). Хабарламаларды тексеру әдеттегідей, бірақ тарихсыз жұмыс істейді.</translation>
    </message>
    <message>
        <source>On {time}</source>
        <translation>{time}</translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message>
        <source>Deleted</source>
        <translation>Жойылды</translation>
    </message>
    <message>
        <source>Clear the history</source>
        <translation>Тарихты тазалау</translation>
    </message>
    <message>
        <source>Remove all kept answers from this computer?</source>
        <translation>Осы компьютерден барлық сақталған жауаптар жойылсын ба?</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Барлығын жою</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Қалдыру</translation>
    </message>
    <message>
        <source>Not everything could be removed. Try again when no other program uses the history.</source>
        <translation>Барлығын жою мүмкін болмады. Тарихты басқа бағдарлама пайдаланбай тұрғанда қайталап көріңіз.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Бұл жауап тарихта енді жоқ.</translation>
    </message>
    <message>
        <source>The lists that were begun are removed too. Nothing can be brought back. The messages are not touched.</source>
        <translation>Басталған тізімдер де жойылады. Ештеңені қалпына келтіру мүмкін емес. Хабарламалардың өзіне тиіспейді.</translation>
    </message>
    <message>
        <source>Delete from the history</source>
        <translation>Тарихтан жою</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Жою</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Қалдыру</translation>
    </message>
    <message>
        <source>Delete the answer for {kind} {id} from this computer?</source>
        <translation>{kind} {id} бойынша осы компьютерде сақталған жауапты жою керек пе?</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Checked</source>
        <translation>Тексерілді</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Алушы</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Жіберуші</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Тіркелгі</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
</context>
<context>
    <name>HistoryNote</name>
    <message>
        <source>Look up again</source>
        <translation>Қайта тексеру</translation>
    </message>
</context>
<context>
    <name>HistorySaving</name>
    <message>
        <source>KiT history</source>
        <translation>KiT тарихы</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Kept answers</source>
        <translation>Сақталған жауаптар</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>ID көшіру</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Жою</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Қайта тексеру</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Search the history</source>
        <translation>Тарихтан іздеу</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Жою</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сақтау…</translation>
    </message>
    <message>
        <source>As an Excel or CSV file</source>
        <translation>Excel не CSV файлына</translation>
    </message>
    <message>
        <source>Clear all…</source>
        <translation>Барлығын тазалау…</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Күте тұрыңыз…</translation>
    </message>
    <message>
        <source>No saved answer matches your search.</source>
        <translation>Сақталған жауаптардың ішінен ештеңе табылмады.</translation>
    </message>
    <message>
        <source>Answers are not saved: this is switched off in the settings.</source>
        <translation>Жауаптар сақталмайды: бұл баптауларда өшірілген.</translation>
    </message>
    <message>
        <source>Nothing here yet. Each answer is kept on this computer for {days}, so that you can find it again and see what has changed.</source>
        <translation>Әзірге бос. Әр жауап осы компьютерде {days} бойы сақталады: оны қайта тауып, не өзгергенін көруге болады.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln жауап</numerusform>
            <numerusform>%Ln жауап</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln күн</numerusform>
            <numerusform>%Ln күн</numerusform>
        </translation>
    </message>
    <message>
        <source>Search: id, number, sender, text</source>
        <translation>Іздеу: ID, нөмір, жіберуші, сөздер</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Барлығы</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>What happened to the message?</source>
        <translation>Хабарламаға не болды?</translation>
    </message>
    <message>
        <source>Ids to try on the practice gateway:</source>
        <translation>Жаттығу шлюзінде байқап көруге арналған ID:</translation>
    </message>
    <message>
        <source>Paste the message id into the field above and press Enter. Several ids become a list.</source>
        <translation>Хабарлама ID-ін жоғарыдағы өріске кірістіріп, Enter басыңыз. Бірнеше ID тізімге айналады.</translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message>
        <source>The message’s way: {way}</source>
        <translation>Хабарламаның жолы: {way}</translation>
    </message>
    <message>
        <source>it is here</source>
        <translation>қазір осында</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>жетті</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>өтті</translation>
    </message>
    <message>
        <source>delivery stopped</source>
        <translation>жеткізу тоқтатылды</translation>
    </message>
</context>
<context>
    <name>LastLookups</name>
    <message>
        <source>Last looked up</source>
        <translation>Соңғы тексерулер</translation>
    </message>
    <message>
        <source>All history</source>
        <translation>Бүкіл тарих</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Алушы</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Тексерілді</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>{id} was still on its way: {time}</source>
        <translation>{id} әлі жолда болған: {time}</translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>Hello, please look into this message.</source>
        <translation>Сәлеметсіз бе! Осы хабарламаны тексеріп беріңізші.</translation>
    </message>
    <message>
        <source>The customer says: {words}</source>
        <translation>Клиенттің айтуынша: {words}</translation>
    </message>
    <message>
        <source>The program shows: {words}</source>
        <translation>Бағдарлама көрсетеді: {words}</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>Write to KiT</source>
        <translation>KiT-ке хат</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Тақырып: {subject}</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Мәтінді көшіру</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>The e-mail</source>
        <translation>Хат</translation>
    </message>
    <message>
        <source>To {address}. Nothing is sent before you send it in your mail program.</source>
        <translation>Кімге: {address}. Өзіңіз пошта бағдарламасында жібергенше ештеңе жіберілмейді.</translation>
    </message>
    <message>
        <source>For example: waits for the code since nine o’clock, the phone is on</source>
        <translation>Мысалы: тоғыздан бері код күтуде, телефоны қосулы</translation>
    </message>
    <message>
        <source>&amp;What the customer says</source>
        <translation>&amp;Клиент не дейді</translation>
    </message>
    <message>
        <source>Save the files</source>
        <translation>Файлдарды сақтау</translation>
    </message>
    <message>
        <source>Request, reply and a summary, in one zip among your downloads</source>
        <translation>Сұраныс, жауап және қорытынды жүктемелердегі бір zip-файлда</translation>
    </message>
    <message>
        <source>Files for KiT: request, reply and a summary</source>
        <translation>KiT-ке арналған файлдар: сұраныс, жауап және қорытынды</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Қалтаны көрсету</translation>
    </message>
    <message>
        <source>With the files attached</source>
        <translation>Файлдары тіркелген хат</translation>
    </message>
    <message>
        <source>Opens an e-mail with the files in it. Outlook and Apple Mail can do that.</source>
        <translation>Файлдары тіркелген хатты ашады. Мұны Outlook пен Apple Mail істей алады.</translation>
    </message>
    <message>
        <source>Open the e-mail</source>
        <translation>Хатты ашу</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>Clear the field</source>
        <translation>Өрісті тазарту</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Another program opened a link that is no message id, so nothing was filled in. Copy the id and paste it here.</source>
        <translation>Басқа бағдарлама ашқан сілтемеде хабарлама ID-і жоқ, сондықтан ештеңе енгізілмеді. ID-ді көшіріп, осында кірістіріңіз.</translation>
    </message>
</context>
<context>
    <name>ListFigures</name>
    <message>
        <source>By sender</source>
        <translation>Жіберушілер бойынша</translation>
    </message>
    <message>
        <source>By day sent</source>
        <translation>Жіберілген күні бойынша</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Хабарлама саны</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Жеткізілді</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Жеткізілмеді</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Бөлік саны</translation>
    </message>
    <message>
        <source>List summary</source>
        <translation>Тізім қорытындысы</translation>
    </message>
    <message>
        <source>Delivery usually took {median}, {slowest} at most.</source>
        <translation>Жеткізуге әдетте {median}, ең көбі {slowest} кеткен.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Жіберуші</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Күні</translation>
    </message>
    <message numerus="yes">
        <source>%Ln id(s)</source>
        <translation>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) in all</source>
        <translation>
            <numerusform>Барлығы %Ln бөлік</numerusform>
            <numerusform>Барлығы %Ln бөлік</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) had times that make sense.</source>
        <translation>
            <numerusform>Екі уақыты да белгілі %Ln хабарлама бойынша.</numerusform>
            <numerusform>Екі уақыты да белгілі %Ln хабарлама бойынша.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListImport</name>
    <message>
        <source>Reading…</source>
        <translation>Оқылуда…</translation>
    </message>
    <message>
        <source>Open a list of ids</source>
        <translation>ID тізімін ашу</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>Алмасу буферінде мәтін жоқ.</translation>
    </message>
    <message>
        <source>Reading… {percent}&#xa0;%</source>
        <translation>Оқылуда… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv);;All files (*)</source>
        <translation>Тізімдер (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv);;Барлық файлдар (*)</translation>
    </message>
</context>
<context>
    <name>ListPreviewPage</name>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>{number}-баған</translation>
    </message>
    <message>
        <source>Please check whether the right column was guessed.</source>
        <translation>Баған дұрыс таңдалғанын тексеріңіз.</translation>
    </message>
    <message>
        <source>No ids were found in it.</source>
        <translation>Ішінен ID табылмады.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Саналуда…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Тексеруді бастау</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without an id</source>
        <translation>
            <numerusform>ID жоқ %Ln жол</numerusform>
            <numerusform>ID жоқ %Ln жол</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated row(s), looked up once</source>
        <translation>
            <numerusform>%Ln қайталанған жол, бір рет тексеріледі</numerusform>
            <numerusform>%Ln қайталанған жол, бір рет тексеріледі</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave out rows that are hidden in Excel</source>
        <translation>Excel-де &amp;жасырылған жолдарды өткізіп жіберу</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Басқа файл…</translation>
    </message>
    <message>
        <source>Column with the ids</source>
        <translation>ID бағаны</translation>
    </message>
    <message>
        <source>Kind of id</source>
        <translation>ID түрі</translation>
    </message>
    <message>
        <source>Look up {count} from the column {column} as {kind}</source>
        <translation>{column} бағанындағы {count} {kind} ретінде тексеру</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Оларды көрсету</translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation>Кірістірілген тізім</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln жол</numerusform>
            <numerusform>%Ln жол</numerusform>
        </translation>
    </message>
    <message>
        <source>sheet “{name}”</source>
        <translation>«{name}» парағы</translation>
    </message>
    <message numerus="yes">
        <source>%Ln id(s)</source>
        <translation>
            <numerusform>%Ln ID-ді</numerusform>
            <numerusform>%Ln ID-ді</numerusform>
        </translation>
    </message>
    <message>
        <source>“.0” dropped from the ids</source>
        <translation>ID соңындағы «.0» алып тасталды</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out:</source>
        <translation>
            <numerusform>%Ln жол өткізіп жіберіледі:</numerusform>
            <numerusform>%Ln жол өткізіп жіберіледі:</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Басталуда…</translation>
    </message>
    <message>
        <source>Choose the encoding in which the letters look right.</source>
        <translation>Әріптер дұрыс көрінетін кодтауды таңдаңыз.</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Тізімді көрсету</translation>
    </message>
    <message>
        <source>about {span}, {rate} a second at most</source>
        <translation>шамамен {span}, секундына ең көбі {rate}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hidden in Excel.</source>
        <translation>
            <numerusform>Excel-де %Ln жол жасырылған.</numerusform>
            <numerusform>Excel-де %Ln жол жасырылған.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListRunPage</name>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Save as Excel or CSV…</source>
        <translation>Excel не CSV түрінде сақтау…</translation>
    </message>
    <message>
        <source>Another list</source>
        <translation>Басқа тізім</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Тізімнен іздеу</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Бағандар</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>кідіртілді</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>секундына {rate}</translation>
    </message>
    <message>
        <source>about {span} left</source>
        <translation>шамамен {span} қалды</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Retry failed lookups</source>
        <translation>Қате шыққандарын қайта тексеру</translation>
    </message>
    <message>
        <source>Check unfinished again</source>
        <translation>Аяқталмағандарын қайта тексеру</translation>
    </message>
    <message>
        <source>Summary…</source>
        <translation>Қорытынды…</translation>
    </message>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Шлюз жауабы: «{text}»</translation>
    </message>
    <message>
        <source>slowed down: the gateway is busy</source>
        <translation>шлюз бос емес, сондықтан баяулатылды</translation>
    </message>
    <message>
        <source>almost done</source>
        <translation>аяқталуға жақын</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Тағы</translation>
    </message>
    <message>
        <source>Delete the list…</source>
        <translation>Тізімді жою…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Барлығы</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Басқаша сақтау…</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Excel түрінде сақтау</translation>
    </message>
    <message>
        <source>Beside the list</source>
        <translation>Тізімнің қасына</translation>
    </message>
</context>
<context>
    <name>ListSaving</name>
    <message>
        <source>Save the answers</source>
        <translation>Жауаптарды сақтау</translation>
    </message>
    <message>
        <source>The list is filtered. Save only the ids that are shown, or all?</source>
        <translation>Тізім сүзілген. Тек көрсетілген ID-лерді сақтау керек пе, әлде барлығын ба?</translation>
    </message>
    <message>
        <source>Only those shown</source>
        <translation>Тек көрсетілгендерін</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Барлығын</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>жауаптар</translation>
    </message>
    <message>
        <source>Saved as CSV</source>
        <translation>CSV-ге сақталды</translation>
    </message>
    <message>
        <source>It drops leading zeros and rounds long numbers. In an Excel file they stay as they are.</source>
        <translation>Ол бастапқы нөлдерді алып тастап, ұзын сандарды дөңгелектейді. Excel файлында олар сол қалпында қалады.</translation>
    </message>
    <message>
        <source>Save as Excel too…</source>
        <translation>Excel-ге де сақтау…</translation>
    </message>
</context>
<context>
    <name>ListStartPage</name>
    <message>
        <source>Drop an Excel, CSV or text file here, open one, or paste a column of ids.</source>
        <translation>Excel, CSV немесе мәтін файлын осында сүйреп әкеліңіз, файлды ашыңыз немесе ID бағанын кірістіріңіз.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Файлды ашу…</translation>
    </message>
    <message>
        <source>Paste ids</source>
        <translation>ID кірістіру</translation>
    </message>
    <message>
        <source>All {count} of them</source>
        <translation>Барлығы: {count}</translation>
    </message>
    <message>
        <source>Look up a whole list</source>
        <translation>Бүкіл тізімді бірден тексеру</translation>
    </message>
    <message>
        <source>Saved lists</source>
        <translation>Сақталған тізімдер</translation>
    </message>
</context>
<context>
    <name>ListTab</name>
    <message>
        <source>done</source>
        <translation>дайын</translation>
    </message>
</context>
<context>
    <name>ListTable</name>
    <message>
        <source>Ids and their answers</source>
        <translation>ID және жауаптар</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Сұрыптау</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Кемуі бойынша</translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>A list is under way. Stop it before you open another.</source>
        <translation>Тізім тексеріліп жатыр. Басқасын ашпас бұрын оны тоқтатыңыз.</translation>
    </message>
    <message>
        <source>There is no answer for this id yet.</source>
        <translation>Бұл ID бойынша әзірге жауап жоқ.</translation>
    </message>
    <message>
        <source>Delete the list</source>
        <translation>Тізімді жою</translation>
    </message>
    <message>
        <source>That did not work. The log says why: Help → Diagnostics.</source>
        <translation>Орындалмады. Себебі журналда жазылған: «Анықтама» → «Диагностика».</translation>
    </message>
    <message>
        <source>This list was begun at {address}. Set that address to continue.</source>
        <translation>Бұл тізім {address} мекенжайында басталған. Жалғастыру үшін баптауларда сол мекенжайды көрсетіңіз.</translation>
    </message>
    <message>
        <source>This list was begun as {login}. Switch to that account to continue.</source>
        <translation>Бұл тізім {login} тіркелгісімен басталған. Жалғастыру үшін сол тіркелгіге ауысыңыз.</translation>
    </message>
    <message>
        <source>Delete {name} and its answers from this computer?</source>
        <translation>{name} тізімін және оның жауаптарын осы компьютерден жою керек пе?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Жою</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Қалдыру</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Delivered</source>
        <translation>Жеткізілді</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Жолда</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Жеткізілмеді</translation>
    </message>
    <message>
        <source>Other status</source>
        <translation>Басқа статус</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Табылмады</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Жауап алынды</translation>
    </message>
    <message>
        <source>No such message</source>
        <translation>Мұндай хабарлама жоқ</translation>
    </message>
    <message>
        <source>Login or password refused</source>
        <translation>Логин не құпиясөз қабылданбады</translation>
    </message>
    <message>
        <source>The gateway reports an error</source>
        <translation>Шлюз қате туралы хабарлайды</translation>
    </message>
    <message>
        <source>The web server reports an error</source>
        <translation>Веб-сервер қате туралы хабарлайды</translation>
    </message>
    <message>
        <source>The gateway could not be reached</source>
        <translation>Шлюз қолжетімсіз</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>Қосылым қауіпсіз емес</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Жауап уақытында келмеді</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Тоқтатылды</translation>
    </message>
    <message>
        <source>The answer was too large</source>
        <translation>Жауап тым үлкен</translation>
    </message>
    <message>
        <source>The server pointed elsewhere</source>
        <translation>Сервер басқа мекенжайды көрсетті</translation>
    </message>
    <message>
        <source>The address cannot be used</source>
        <translation>Мекенжай жарамсыз</translation>
    </message>
    <message>
        <source>This cannot be an id</source>
        <translation>Бұл ID бола алмайды</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>Тіркелгі жоқ</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Жол</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Алушы</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Жіберуші</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Жіберілді</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Бөлік саны</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP коды</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Тексерілді</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Мұндай файл жоқ.</translation>
    </message>
    <message>
        <source>This is a folder or a device, not a file.</source>
        <translation>Бұл файл емес, қалта немесе құрылғы.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Close it in Excel and try again.</source>
        <translation>Файл ашылмайды. Оны Excel-де жауып, қайталаңыз.</translation>
    </message>
    <message>
        <source>The file is too large for a list of ids.</source>
        <translation>Файл ID тізімі үшін тым үлкен.</translation>
    </message>
    <message>
        <source>The list has more than 300,000 rows. Split it.</source>
        <translation>Тізімдегі жол саны 300&#xa0;000-нан асады. Оны бөліңіз.</translation>
    </message>
    <message>
        <source>The file has a password. Save it without one and try again.</source>
        <translation>Файл құпиясөзбен қорғалған. Оны құпиясөзсіз сақтап, қайталаңыз.</translation>
    </message>
    <message>
        <source>The letters cannot be read in this encoding. Choose another.</source>
        <translation>Бұл кодтауда әріптер оқылмайды. Басқасын таңдаңыз.</translation>
    </message>
    <message>
        <source>The workbook has no such sheet.</source>
        <translation>Кітапта мұндай парақ жоқ.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Оқу тоқтатылды.</translation>
    </message>
    <message>
        <source>Some quotes do not match; check the columns.</source>
        <translation>Кейбір тырнақшалар жұпсыз; бағандарды тексеріңіз.</translation>
    </message>
    <message>
        <source>Very long cells were cut.</source>
        <translation>Өте ұзын ұяшықтар қысқартылды.</translation>
    </message>
    <message>
        <source>Only the first 256 columns were kept.</source>
        <translation>Тек алғашқы 256 баған қалдырылды.</translation>
    </message>
    <message>
        <source>The workbook has other sheets too.</source>
        <translation>Кітапта басқа парақтар да бар.</translation>
    </message>
    <message>
        <source>several lines in one cell</source>
        <translation>бір ұяшықта бірнеше жол</translation>
    </message>
    <message>
        <source>a space inside: perhaps two ids</source>
        <translation>ішінде бос орын бар: мүмкін, бұл екі ID</translation>
    </message>
    <message>
        <source>a comma or semicolon inside: perhaps two ids</source>
        <translation>ішінде үтір немесе нүктелі үтір бар: мүмкін, бұл екі ID</translation>
    </message>
    <message>
        <source>Excel has rounded this number</source>
        <translation>Excel бұл санды дөңгелектеген</translation>
    </message>
    <message>
        <source>invisible characters inside</source>
        <translation>ішінде көрінбейтін таңбалар бар</translation>
    </message>
    <message>
        <source>too long for an id</source>
        <translation>ID үшін тым ұзын</translation>
    </message>
    <message>
        <source>it names the other kind of id</source>
        <translation>онда ID-дің басқа түрі көрсетілген</translation>
    </message>
    <message>
        <source>Excel has made a date of it</source>
        <translation>Excel мұны күнге айналдырған</translation>
    </message>
    <message>
        <source>The answers could not be written to the disk, so the list stopped.</source>
        <translation>Жауаптарды дискіге жазу мүмкін болмады, сондықтан тізім тоқтатылды.</translation>
    </message>
    <message>
        <source>This list was begun already.</source>
        <translation>Бұл тізім басталып қойған.</translation>
    </message>
    <message>
        <source>Another window is working on this list.</source>
        <translation>Бұл тізіммен басқа терезе жұмыс істеп жатыр.</translation>
    </message>
    <message>
        <source>The folder for lists cannot be written to.</source>
        <translation>Тізімдер қалтасына жазу мүмкін емес.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск толы.</translation>
    </message>
    <message>
        <source>This file is not a list that was begun here.</source>
        <translation>Бұл файл — осы бағдарламада басталған тізім емес.</translation>
    </message>
    <message>
        <source>The list was begun with another version of this program.</source>
        <translation>Тізім бағдарламаның басқа нұсқасында басталған.</translation>
    </message>
    <message>
        <source>The folder for lists is on a network drive where two computers could damage them.</source>
        <translation>Тізімдер қалтасы желілік дискіде орналасқан, онда тізімдерді екі компьютер бүлдіруі мүмкін.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .xlsx or .csv.</source>
        <translation>Соңы .xlsx немесе .csv болатын атау таңдаңыз.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Мұндай қалта жоқ.</translation>
    </message>
    <message>
        <source>There is a folder of that name.</source>
        <translation>Мұндай атаумен қалта бар.</translation>
    </message>
    <message>
        <source>This is the list itself. Choose another name for the answers.</source>
        <translation>Бұл — тізімнің өз файлы. Жауаптар үшін басқа атау таңдаңыз.</translation>
    </message>
    <message>
        <source>The file is open in another program. Close it there and save again.</source>
        <translation>Файл басқа бағдарламада ашық. Оны сол жерде жауып, қайта сақтаңыз.</translation>
    </message>
    <message>
        <source>Saving was cancelled.</source>
        <translation>Сақтау тоқтатылды.</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Латын</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Кирилл</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>{number}-баған</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Жауаптар</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Қорытынды</translation>
    </message>
    <message>
        <source>Alphabet</source>
        <translation>Әліпби</translation>
    </message>
    <message>
        <source>MsgID (gateway)</source>
        <translation>MsgID (шлюз)</translation>
    </message>
    <message>
        <source>UserMsgID (gateway)</source>
        <translation>UserMsgID (шлюз)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескертпе</translation>
    </message>
    <message>
        <source>TRUE or FALSE instead of an id</source>
        <translation>ID орнында ИСТИНА не ЛОЖЬ тұр</translation>
    </message>
    <message>
        <source>a heading or a total</source>
        <translation>тақырып не жиынтық</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Тізім</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>Ids</source>
        <translation>ID саны</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>Қайталанған жолдар</translation>
    </message>
    <message>
        <source>Rows without an id</source>
        <translation>ID жоқ жолдар</translation>
    </message>
    <message>
        <source>Rows that cannot be an id</source>
        <translation>ID бола алмайтын жолдар</translation>
    </message>
    <message>
        <source>Why not answered</source>
        <translation>Неге жауап жоқ</translation>
    </message>
    <message>
        <source>Parts (SMS) in all</source>
        <translation>Барлық бөліктер (SMS)</translation>
    </message>
    <message>
        <source>Delivered, with both times known</source>
        <translation>Жеткізілді, екі уақыты да белгілі</translation>
    </message>
    <message>
        <source>Median delivery time, seconds</source>
        <translation>Жеткізу уақытының медианасы, с</translation>
    </message>
    <message>
        <source>Slowest delivery, seconds</source>
        <translation>Ең ұзақ жеткізу, с</translation>
    </message>
    <message>
        <source>By sender</source>
        <translation>Жіберушілер бойынша</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Хабарлама саны</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Үлесі</translation>
    </message>
    <message>
        <source>Lookup failed</source>
        <translation>Тексеру қатесі</translation>
    </message>
    <message>
        <source>Not looked up yet</source>
        <translation>Әлі тексерілмеді</translation>
    </message>
    <message>
        <source>Not a valid answer</source>
        <translation>Жарамсыз жауап</translation>
    </message>
    <message>
        <source>The proxy refused the request</source>
        <translation>Прокси сұранысты өткізбеді</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Delivered or stopped</source>
        <translation>Аяқталды</translation>
    </message>
    <message>
        <source>Delivery time</source>
        <translation>Жеткізу ұзақтығы</translation>
    </message>
    <message>
        <source>Gateway’s answer</source>
        <translation>Шлюз жауабы</translation>
    </message>
    <message>
        <source>Lookup, ms</source>
        <translation>Тексеру, мс</translation>
    </message>
    <message>
        <source>The file could not be read from the disk.</source>
        <translation>Файлды дискіден оқу мүмкін болмады.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>Тізім бос.</translation>
    </message>
    <message>
        <source>The file is damaged. Open it in Excel and save it again.</source>
        <translation>Файл бүлінген. Оны Excel-де ашып, қайта сақтаңыз.</translation>
    </message>
    <message>
        <source>All ids were on one line; the line was split.</source>
        <translation>Барлық ID бір жолда болды; жол бөлек ID-лерге бөлінді.</translation>
    </message>
    <message>
        <source>an Excel error such as #N/A</source>
        <translation>мәннің орнында Excel қатесі, мысалы #Н/Д</translation>
    </message>
    <message>
        <source>All ids have been looked up.</source>
        <translation>Барлық ID тексерілді.</translation>
    </message>
    <message>
        <source>Stopped. You can continue at any time; nothing is looked up twice.</source>
        <translation>Тоқтатылды. Кез келген уақытта жалғастыруға болады: тексерілгені қайталанбайды.</translation>
    </message>
    <message>
        <source>The gateway refused the login, so the list was stopped at once. Check the account.</source>
        <translation>Шлюз логинді қабылдамады, сондықтан тізімді тексеру бірден тоқтатылды. Тіркелгіні тексеріңіз.</translation>
    </message>
    <message>
        <source>The gateway cannot be reached, so the list was stopped. Continue when the connection is back.</source>
        <translation>Шлюз қолжетімсіз, сондықтан тізім тоқтатылды. Байланыс қалпына келгенде жалғастырыңыз.</translation>
    </message>
    <message>
        <source>The program failed. The answers so far are saved; you can continue.</source>
        <translation>Бағдарламада ақау болды. Алынған жауаптар сақталды; жалғастыруға болады.</translation>
    </message>
    <message>
        <source>The list file is missing.</source>
        <translation>Тізім файлы жоғалып кетті.</translation>
    </message>
    <message>
        <source>The list file is damaged.</source>
        <translation>Тізім файлы бүлінген.</translation>
    </message>
    <message>
        <source>The list file cannot be used.</source>
        <translation>Тізім файлы жарамсыз.</translation>
    </message>
    <message>
        <source>The file cannot be saved there.</source>
        <translation>Файлды сол жерге сақтау мүмкін емес.</translation>
    </message>
    <message>
        <source>The saved answers cannot be read.</source>
        <translation>Сақталған жауаптар оқылмайды.</translation>
    </message>
    <message>
        <source>Not looked up: {reason}</source>
        <translation>Тексерілмеді: {reason}</translation>
    </message>
    <message>
        <source>Later lookup failed: </source>
        <translation>Кейінгі тексеру сәтсіз: </translation>
    </message>
    <message>
        <source>Sent (Almaty time)</source>
        <translation>Жіберілген уақыты (Алматы)</translation>
    </message>
    <message>
        <source>Delivered or stopped (Almaty time)</source>
        <translation>Жеткізілген не тоқтатылған уақыты (Алматы)</translation>
    </message>
    <message>
        <source>Delivery time, seconds</source>
        <translation>Жеткізу ұзақтығы, с</translation>
    </message>
    <message>
        <source>Checked (Almaty time)</source>
        <translation>Тексерілген уақыты (Алматы)</translation>
    </message>
    <message>
        <source>Lookup result</source>
        <translation>Тексеру нәтижесі</translation>
    </message>
    <message>
        <source>By day sent (Almaty time)</source>
        <translation>Жіберілген күні бойынша (Алматы уақыты)</translation>
    </message>
    <message>
        <source>Only “404 Not Found” came back, which a wrong address gives too, so the list stopped. Check the address, and look up one message that exists.</source>
        <translation>Тек «404 Not Found» жауабы келді, мұндай жауапты қате мекенжай да береді, сондықтан тізім тоқтатылды. Мекенжайды және бар екені белгілі бір хабарламаны тексеріңіз.</translation>
    </message>
    <message>
        <source>The list file was damaged. It was saved as {name}; what could be read is here, and the rest is looked up again.</source>
        <translation>Тізім файлы бүлінген еді. Ол {name} деген атпен сақталды; оқуға болғаны осында, қалғаны қайта тексеріледі.</translation>
    </message>
    <message>
        <source>The gateway’s answer may be about the login, so the list was stopped. Check the account.</source>
        <translation>Шлюз жауабы логинге қатысты болуы мүмкін, сондықтан тізім тоқтатылды. Тіркелгіні тексеріңіз.</translation>
    </message>
    <message>
        <source>The gateway cannot be used: check the account and the address.</source>
        <translation>Шлюзге сұраныс жіберу мүмкін емес: тіркелгі мен мекенжайды тексеріңіз.</translation>
    </message>
    <message>
        <source>The gateway answers nothing but errors, so the list was stopped. Continue later.</source>
        <translation>Шлюз тек қате қайтарып жатыр, сондықтан тізім тоқтатылды. Кейінірек жалғастырыңыз.</translation>
    </message>
    <message>
        <source>This is a web page, whatever its name says. Open it in Excel and save it as .xlsx.</source>
        <translation>Файл атауы басқа болса да, бұл веб-бет. Оны Excel-де ашып, .xlsx ретінде сақтаңыз.</translation>
    </message>
    <message>
        <source>This is not a table of ids. If Excel can open it, save it there as .xlsx and try again.</source>
        <translation>Бұл ID кестесі емес. Excel файлды аша алса, оны сонда .xlsx ретінде сақтап, қайталап көріңіз.</translation>
    </message>
    <message>
        <source>This is not a list. The program reads Excel, LibreOffice, CSV and text files.</source>
        <translation>Бұл тізім емес. Бағдарлама Excel, LibreOffice, CSV және мәтіндік файлдарды оқиды.</translation>
    </message>
    <message>
        <source>This is not a text file. The program reads Excel, LibreOffice, CSV and text files.</source>
        <translation>Бұл мәтіндік файл емес. Бағдарлама Excel, LibreOffice, CSV және мәтіндік файлдарды оқиды.</translation>
    </message>
    <message>
        <source>Some of its sheets are hidden in Excel.</source>
        <translation>Парақтарының бір бөлігі Excel-де жасырылған.</translation>
    </message>
    <message>
        <source>This sheet is hidden in Excel: check whether it is the right one.</source>
        <translation>Бұл парақ Excel-де жасырылған: дұрыс парақ па, тексеріңіз.</translation>
    </message>
    <message>
        <source>Some columns are hidden in Excel.</source>
        <translation>Бағандардың бір бөлігі Excel-де жасырылған.</translation>
    </message>
    <message>
        <source>Leading zeros and hidden rows of this file may not be seen: compare the ids with Excel.</source>
        <translation>Бұл файлдың бастапқы нөлдері мен жасырылған жолдары көрінбеуі мүмкін: ID-лерді Excel-мен салыстырыңыз.</translation>
    </message>
    <message>
        <source>A few characters in the file are damaged.</source>
        <translation>Файлдағы бірнеше таңба зақымдалған.</translation>
    </message>
    <message>
        <source>Check the letters. If they look wrong, choose another encoding.</source>
        <translation>Әріптерді тексеріңіз. Дұрыс көрінбесе, басқа кодтауды таңдаңыз.</translation>
    </message>
    <message>
        <source>formula not calculated: open and save the file in Excel</source>
        <translation>формула есептелмеген: файлды Excel-де ашып, сақтаңыз</translation>
    </message>
    <message>
        <source>Excel shows this number in another form</source>
        <translation>Excel бұл санды басқа түрде көрсетеді</translation>
    </message>
    <message>
        <source>a damaged character inside</source>
        <translation>ішінде зақымдалған таңба бар</translation>
    </message>
    <message>
        <source>markup of a web page</source>
        <translation>веб-бет белгілеуі</translation>
    </message>
    <message>
        <source>no letter and no digit in it</source>
        <translation>әріп те, цифр да жоқ</translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation>Кірістірілген тізім</translation>
    </message>
    <message>
        <source>Latin and Cyrillic letters are mixed in this id. In one alphabet: {id}</source>
        <translation>Бұл ID-де латын және кирилл әріптері араласқан. Бір әліпбимен: {id}</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Account at the gateway</source>
        <translation>Шлюздегі тіркелгі</translation>
    </message>
    <message>
        <source>The login and password that KiT gave your company for its SMS gateway.</source>
        <translation>KiT компанияңызға SMS-шлюз үшін берген логин мен құпиясөз.</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Тіркелгі</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Құпия&amp;сөз</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Атауы</translation>
    </message>
    <message>
        <source>Another account…</source>
        <translation>Басқа тіркелгі…</translation>
    </message>
    <message>
        <source>Use this account</source>
        <translation>Тіркелгіні қолдану</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Try the practice gateway</source>
        <translation>Жаттығу шлюзін ашу</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Осы компьютерде есте сақтау</translation>
    </message>
    <message>
        <source>{problem} The account is kept until you close the program.</source>
        <translation>{problem} Тіркелгі бағдарлама жабылғанша сақталады.</translation>
    </message>
    <message>
        <source>The password is kept in this computer’s keyring. Nowhere else.</source>
        <translation>Құпиясөз осы компьютердің құпиясөз қоймасында ғана сақталады.</translation>
    </message>
    <message>
        <source>Both are needed: the login and the password.</source>
        <translation>Логин де, құпиясөз де керек.</translation>
    </message>
    <message>
        <source>There are invisible characters in it. Type it by hand.</source>
        <translation>Онда көрінбейтін таңбалар бар. Қолмен теріңіз.</translation>
    </message>
    <message>
        <source>optional: your own name for it</source>
        <translation>міндетті емес: өзіңіз қоятын атау</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>Осы компьютерден жою</translation>
    </message>
    <message>
        <source>leave empty to keep the old one</source>
        <translation>өзгертпесеңіз, бос қалдырыңыз</translation>
    </message>
    <message>
        <source>The password is stored only in {name}.</source>
        <translation>Құпиясөз тек мына жерде сақталады: {name}.</translation>
    </message>
    <message>
        <source>This password is too long: {most} characters at most.</source>
        <translation>Құпиясөз тым ұзын: ең көбі {most} таңба.</translation>
    </message>
    <message>
        <source>Remove the account {login} from this computer?</source>
        <translation>{login} тіркелгісін осы компьютерден жою керек пе?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Жою</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Қалдыру</translation>
    </message>
    <message>
        <source>Its password is deleted from the keyring. The account at KiT is not touched.</source>
        <translation>Оның құпиясөзі құпиясөз қоймасынан жойылады. KiT-тегі тіркелгі өзгермейді.</translation>
    </message>
</context>
<context>
    <name>LookupBar</name>
    <message>
        <source>The id that the gateway gave the message</source>
        <translation>Шлюз хабарламаға берген ID</translation>
    </message>
    <message>
        <source>The id that your own system gave the message</source>
        <translation>Өз жүйеңіз хабарламаға берген ID</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>Хабарлама ID-і</translation>
    </message>
    <message>
        <source>Paste the message id here</source>
        <translation>Хабарлама ID-ін осында кірістіріңіз</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Paste or type an id first.</source>
        <translation>Алдымен ID кірістіріңіз немесе теріңіз.</translation>
    </message>
    <message>
        <source>Kind of id</source>
        <translation>ID түрі</translation>
    </message>
    <message>
        <source>Look them up as a list</source>
        <translation>Тізіммен тексеру</translation>
    </message>
    <message>
        <source>Use {id}</source>
        <translation>{id} алу</translation>
    </message>
    <message>
        <source>Look both up as a list</source>
        <translation>Екеуін тізіммен</translation>
    </message>
    <message>
        <source>These are two ids.</source>
        <translation>Бұл екі ID.</translation>
    </message>
    <message>
        <source>Enter looks it up</source>
        <translation>Enter — тексеру</translation>
    </message>
    <message>
        <source>Enter looks it up  ·  Ctrl+L comes back here</source>
        <translation>Enter — тексеру  ·  Ctrl+L — осы өріске оралу</translation>
    </message>
    <message>
        <source>{used} s of {limit} s</source>
        <translation>{limit} с ішінен {used} с</translation>
    </message>
    <message>
        <source>Enter looks up {message}</source>
        <translation>Enter — тексеру: {message}</translation>
    </message>
    <message>
        <source>Looking up {message} at {host}…</source>
        <translation>{message} тексеріліп жатыр: {host}…</translation>
    </message>
    <message>
        <source>Look up {id} from the clipboard</source>
        <translation>Алмасу буферіндегі {id} тексеру</translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message>
        <source>Write to KiT</source>
        <translation>KiT-ке жазу</translation>
    </message>
    <message>
        <source>&amp;Write to KiT…</source>
        <translation>KiT-ке &amp;жазу…</translation>
    </message>
    <message>
        <source>Your mail program opens. Save the files here and attach them to the e-mail.</source>
        <translation>Пошта бағдарламасы ашылады. Файлдарды осында сақтап, хатқа тіркеңіз.</translation>
    </message>
    <message>
        <source>No mail program could be opened. Copy the text into an e-mail to {address}.</source>
        <translation>Пошта бағдарламасын ашу мүмкін болмады. Мәтінді {address} мекенжайына жазылған хатқа көшіріңіз.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Сақталды: {name}</translation>
    </message>
    <message>
        <source>No program opens e-mails from files here. Open the e-mail without the files and attach them.</source>
        <translation>Мұнда хатты файлдан ашатын бағдарлама жоқ. Хатты файлсыз ашып, оларды тіркеңіз.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Raw XML</source>
        <translation>Бастапқы XML</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Жаттығудан шығу</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Өң&amp;деу</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Көрініс</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Анықтама</translation>
    </message>
    <message>
        <source>&amp;Look up</source>
        <translation>&amp;Тексеру</translation>
    </message>
    <message>
        <source>Save raw &amp;XML…</source>
        <translation>Бастапқы &amp;XML сақтау…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Шығу</translation>
    </message>
    <message>
        <source>Copy for &amp;ticket</source>
        <translation>&amp;Өтінімге көшіру</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Іздеу</translation>
    </message>
    <message>
        <source>Go to the &amp;id</source>
        <translation>&amp;ID өрісіне өту</translation>
    </message>
    <message>
        <source>Leave &amp;practice</source>
        <translation>&amp;Жаттығудан шығу</translation>
    </message>
    <message>
        <source>&amp;Practice gateway</source>
        <translation>&amp;Жаттығу шлюзі</translation>
    </message>
    <message>
        <source>the practice gateway</source>
        <translation>жаттығу шлюзі</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Көшірілді</translation>
    </message>
    <message>
        <source>Not copied: another program holds the clipboard. Try again.</source>
        <translation>Көшірілмеді: алмасу буферін басқа бағдарлама пайдаланып тұр. Қайталап көріңіз.</translation>
    </message>
    <message>
        <source>Practice mode: nothing here is real, and no real message is looked up.</source>
        <translation>Жаттығу режимі: мұнда бәрі шартты, нақты хабарлама тексерілмейді.</translation>
    </message>
    <message>
        <source>Look up &amp;again</source>
        <translation>&amp;Қайта тексеру</translation>
    </message>
    <message>
        <source>{id}: looking up… – KiT Desktop</source>
        <translation>{id}: тексерілуде… — KiT Desktop</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Тоқтатылды</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарих</translation>
    </message>
    <message>
        <source>List of ids</source>
        <translation>ID тізімі</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Warning</source>
        <translation>Ескерту</translation>
    </message>
</context>
<context>
    <name>NotFoundCard</name>
    <message>
        <source>Copy the id again from the CRM or the log: one wrong digit is enough.</source>
        <translation>ID-ді CRM-нен немесе журналдан қайта көшіріңіз: бір цифры қате болса, ол табылмайды.</translation>
    </message>
    <message>
        <source>The message may belong to another account of your company.</source>
        <translation>Хабарлама компанияңыздың басқа тіркелгісімен жіберілген болуы мүмкін.</translation>
    </message>
    <message>
        <source>If every id gives this answer, check the address in the settings.</source>
        <translation>Кез келген ID-ге осындай жауап келсе, баптаулардағы мекенжайды тексеріңіз.</translation>
    </message>
    <message>
        <source>If it still is not found</source>
        <translation>Сонда да табылмаса</translation>
    </message>
</context>
<context>
    <name>OutcomeCard</name>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Шлюз жауабы: «{text}»</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Келесі қадам</translation>
    </message>
    <message>
        <source>Previous answer, for {message}</source>
        <translation>Алдыңғы жауап, {message} үшін</translation>
    </message>
    <message>
        <source>Answer for {message}</source>
        <translation>{message} үшін жауап</translation>
    </message>
    <message>
        <source>not for what is in the field</source>
        <translation>өрістегі мәнге емес</translation>
    </message>
    <message>
        <source>not for the account in use</source>
        <translation>таңдалған тіркелгіге емес</translation>
    </message>
    <message>
        <source>not from the address in use</source>
        <translation>таңдалған мекенжайдан емес</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>Беттер</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Құпиясөзді көрсету</translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>Period</source>
        <translation>Кезең</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Кез келген күн</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Кеше</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Соңғы 7 күн</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Күні: … – …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Бастап</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Дейін</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>the provider’s own sample</source>
        <translation>провайдердің өз үлгісі</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>жеткізілді</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>жеткізілмеді</translation>
    </message>
    <message>
        <source>with the operator</source>
        <translation>операторда</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>жіберілуде</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>жіберілуін күтуде</translation>
    </message>
    <message>
        <source>moves on while you watch</source>
        <translation>бақылау кезінде өзгереді</translation>
    </message>
    <message>
        <source>a status nobody knows</source>
        <translation>белгісіз статус</translation>
    </message>
    <message>
        <source>a Russian sender</source>
        <translation>орысша жіберуші аты</translation>
    </message>
    <message>
        <source>a Kazakh sender</source>
        <translation>қазақша жіберуші аты</translation>
    </message>
    <message>
        <source>a long message in several parts</source>
        <translation>бірнеше бөліктен тұратын ұзын хабарлама</translation>
    </message>
    <message>
        <source>without an id of your own</source>
        <translation>өз ID-іңіз берілмеген</translation>
    </message>
    <message>
        <source>no such message</source>
        <translation>мұндай хабарлама жоқ</translation>
    </message>
    <message>
        <source>no such message (HTTP 404)</source>
        <translation>мұндай хабарлама жоқ (HTTP 404)</translation>
    </message>
    <message>
        <source>found only as MsgID</source>
        <translation>тек MsgID бойынша табылады</translation>
    </message>
    <message>
        <source>login refused</source>
        <translation>логин қабылданбады</translation>
    </message>
    <message>
        <source>an error of the gateway</source>
        <translation>шлюз қатесі</translation>
    </message>
    <message>
        <source>a maintenance page</source>
        <translation>«техникалық жұмыстар» беті</translation>
    </message>
    <message>
        <source>answers after 5 seconds</source>
        <translation>5 секундтан кейін жауап береді</translation>
    </message>
    <message>
        <source>answers after a minute: try Cancel</source>
        <translation>бір минуттан кейін жауап береді: «Тоқтату» түймесін басып көріңіз</translation>
    </message>
    <message>
        <source>the same message, by your own id</source>
        <translation>сол хабарлама, өз ID-іңіз бойынша</translation>
    </message>
</context>
<context>
    <name>PracticeIds</name>
    <message>
        <source>All {count} of them</source>
        <translation>Барлығы: {count}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Column {number}</source>
        <translation>{number}-баған</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Жол</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Неліктен өткізіп жіберіледі</translation>
    </message>
</context>
<context>
    <name>PreviewOptions</name>
    <message>
        <source>More options</source>
        <translation>Қосымша</translation>
    </message>
    <message>
        <source>&amp;Header row</source>
        <translation>Тақы&amp;рыптар жолы</translation>
    </message>
    <message>
        <source>Shee&amp;t</source>
        <translation>&amp;Парақ</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Кодтау</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>Б&amp;өлгіш</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>табуляция</translation>
    </message>
    <message>
        <source>none</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>{number}-жол</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the list</source>
        <translation>Тізімнің алғашқы жолдары</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>On the screen and in texts for the ticket</source>
        <translation>Экранда және өтінім мәтінінде</translation>
    </message>
    <message>
        <source>Hide the middle of phone numbers</source>
        <translation>Телефон нөмірлерінің ортасын жасыру</translation>
    </message>
    <message>
        <source>Hide the login in the raw XML</source>
        <translation>Бастапқы XML-де логинді жасыру</translation>
    </message>
    <message>
        <source>The password is never shown, whatever is chosen here</source>
        <translation>Мұнда не таңдалса да, құпиясөз ешқашан көрсетілмейді</translation>
    </message>
    <message>
        <source>Offer an id that is on the clipboard</source>
        <translation>Алмасу буферіндегі ID-ді ұсыну</translation>
    </message>
    <message>
        <source>Read only when the window comes to the front with nothing typed; never kept</source>
        <translation>Буфер тек терезе алдыңғы қатарға шығып, өріс бос болғанда оқылады; ештеңе сақталмайды</translation>
    </message>
    <message>
        <source>Clear all…</source>
        <translation>Барлығын тазалау…</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Тіркелгілер…</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Әзірге жоқ</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Осы компьютерде сақталады</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарих</translation>
    </message>
    <message>
        <source>The answers, and the lists that were begun</source>
        <translation>Жауаптар және басталған тізімдер</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Тіркелгілер</translation>
    </message>
</context>
<context>
    <name>ProxyLoginDialog</name>
    <message>
        <source>Login for the proxy</source>
        <translation>Проксиге арналған логин</translation>
    </message>
    <message>
        <source>Your IT team knows whether {place} wants a login. It is kept in this computer’s keyring, for this proxy only.</source>
        <translation>{place} үшін логин керек пе, IT бөліміңіз біледі. Ол осы компьютердің құпиясөз қоймасында тек осы прокси үшін сақталады.</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Құпия&amp;сөз</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>Осы компьютерден жою</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Both are needed: the login and the password.</source>
        <translation>Логин де, құпиясөз де керек.</translation>
    </message>
    <message>
        <source>This password is too long: {most} characters at most.</source>
        <translation>Құпиясөз тым ұзын: ең көбі {most} таңба.</translation>
    </message>
    <message>
        <source>A proxy’s login cannot contain a colon.</source>
        <translation>Прокси логинінде қос нүкте болмайды.</translation>
    </message>
</context>
<context>
    <name>ProxyRow</name>
    <message>
        <source>Log in…</source>
        <translation>Кіру…</translation>
    </message>
    <message>
        <source>Login for the proxy</source>
        <translation>Проксиге арналған логин</translation>
    </message>
    <message>
        <source>Looking for a proxy…</source>
        <translation>Прокси ізделуде…</translation>
    </message>
    <message>
        <source>None; the connection is direct.</source>
        <translation>Жоқ; қосылым тікелей.</translation>
    </message>
    <message>
        <source>{place}, logged in as {login}</source>
        <translation>{place}, {login} ретінде кіру</translation>
    </message>
    <message>
        <source>{place}, without a login</source>
        <translation>{place}, логинсіз</translation>
    </message>
    <message>
        <source>The proxy in this computer’s settings cannot be used.</source>
        <translation>Осы компьютер баптауларындағы проксиді қолдануға болмайды.</translation>
    </message>
    <message>
        <source>Known once the address above is right</source>
        <translation>Жоғарыдағы мекенжай дұрыс болғанда белгілі болады</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Есеп</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Есепті көшіру</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Copy for ticket</source>
        <translation>Өтінімге көшіру</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>Тіркелгі…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Баптаулар…</translation>
    </message>
    <message>
        <source>The two times do not fit together, so no duration is shown. They stand as the gateway gave them.</source>
        <translation>Бұл екі уақыт бір-біріне сай келмейді, сондықтан ұзақтығы көрсетілмейді. Олар шлюз берген күйінде тұр.</translation>
    </message>
    <message>
        <source>no time given</source>
        <translation>уақыты көрсетілмеген</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>has it now</source>
        <translation>қазір осында</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>әлі жоқ</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>Look up by {kind}</source>
        <translation>{kind} бойынша тексеру</translation>
    </message>
    <message>
        <source>Connection check…</source>
        <translation>Қосылымды тексеру…</translation>
    </message>
    <message>
        <source>Back to {id}</source>
        <translation>{id} мәніне оралу</translation>
    </message>
    <message>
        <source>Copy for ticket: {id}</source>
        <translation>Өтінімге көшіру: {id}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Тағы</translation>
    </message>
    <message>
        <source>Look up {id} (other letters)</source>
        <translation>{id} тексеру (басқа әріптер)</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Set by your administrator</source>
        <translation>Әкімші белгілеген</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Сақталмады: {reason}</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Сақталды: {name}</translation>
    </message>
    <message>
        <source>a folder or a device has that name</source>
        <translation>бұл атауда қалта немесе құрылғы бар</translation>
    </message>
    <message>
        <source>you may not write there, or the file is open in another program</source>
        <translation>жазуға рұқсат жоқ немесе файл басқа бағдарламада ашық</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>мұндай қалта жоқ</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>дискіде бос орын жоқ</translation>
    </message>
    <message>
        <source>nothing can be written to that disk</source>
        <translation>дискіні тек оқуға болады</translation>
    </message>
    <message>
        <source>a file there cannot have that name</source>
        <translation>мұнда файлды бұлай атауға болмайды</translation>
    </message>
    <message>
        <source>the file could not be written</source>
        <translation>файлды жазу мүмкін болмады</translation>
    </message>
</context>
<context>
    <name>SettingsController</name>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Баптаулар…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Жалпы</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Құпиялық</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Қосылым</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Бақылау</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Қосымша</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Пернелер тіркесімдері</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Әрекет</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Пернелер</translation>
    </message>
    <message>
        <source>In the field for the id</source>
        <translation>ID өрісінде</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>The id is a MsgID</source>
        <translation>Бұл — MsgID</translation>
    </message>
    <message>
        <source>The id is a UserMsgID</source>
        <translation>Бұл — UserMsgID</translation>
    </message>
    <message>
        <source>While a lookup goes on</source>
        <translation>Тексеру кезінде</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>In the history</source>
        <translation>Тарихта</translation>
    </message>
    <message>
        <source>Open the answer</source>
        <translation>Жауапты ашу</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>ID көшіру</translation>
    </message>
    <message>
        <source>Delete the answer from the history</source>
        <translation>Жауапты тарихтан жою</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Барлық жерде</translation>
    </message>
    <message>
        <source>To the next control, and back</source>
        <translation>Келесі элементке және кері</translation>
    </message>
    <message>
        <source>Close a window</source>
        <translation>Терезені жабу</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>Some settings were damaged and are back at their defaults: {keys}.</source>
        <translation>Кейбір баптаулар бүлінген, оларға әдепкі мәндер қайтарылды: {keys}.</translation>
    </message>
    <message>
        <source>The settings file cannot be read. The defaults are used.</source>
        <translation>Баптаулар файлы оқылмайды. Әдепкі мәндер қолданылады.</translation>
    </message>
    <message>
        <source>The settings could not be saved. Perhaps the disk is full or read-only. The program tries again when it closes.</source>
        <translation>Баптауларды сақтау мүмкін болмады. Диск толы немесе тек оқуға ашық болуы мүмкін. Бағдарлама жабылғанда қайта сақтап көреді.</translation>
    </message>
    <message>
        <source>The settings file was damaged. It was saved as {name}; the default settings are used.</source>
        <translation>Баптаулар файлы бүлінген екен. Ол {name} атымен сақталды; әдепкі баптаулар қолданылады.</translation>
    </message>
    <message>
        <source>Nothing is looked up until the gateway address is set in the settings.</source>
        <translation>Шлюз мекенжайы баптауларда көрсетілгенше, хабарламалар тексерілмейді.</translation>
    </message>
    <message>
        <source>Until it is corrected, answers are not saved; those already saved stay.</source>
        <translation>Бұл түзетілгенше жауаптар сақталмайды; бұрын сақталғандары қалады.</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>бақылау</translation>
    </message>
    <message>
        <source>history</source>
        <translation>тарих</translation>
    </message>
    <message>
        <source>pace of lists</source>
        <translation>тізімдерді тексеру жылдамдығы</translation>
    </message>
    <message>
        <source>what is allowed</source>
        <translation>не рұқсат етілген</translation>
    </message>
    <message>
        <source>consent to an unencrypted connection</source>
        <translation>шифрланбаған қосылымға келісім</translation>
    </message>
    <message>
        <source>time limit</source>
        <translation>күту уақыты</translation>
    </message>
    <message>
        <source>language</source>
        <translation>тіл</translation>
    </message>
    <message>
        <source>appearance</source>
        <translation>сыртқы түрі</translation>
    </message>
    <message>
        <source>kind of id</source>
        <translation>ID түрі</translation>
    </message>
    <message>
        <source>hiding phone numbers</source>
        <translation>телефон нөмірлерін жасыру</translation>
    </message>
    <message>
        <source>hiding the login</source>
        <translation>логинді жасыру</translation>
    </message>
    <message>
        <source>indented XML</source>
        <translation>XML шегіністері</translation>
    </message>
    <message>
        <source>place of the window</source>
        <translation>терезенің орны</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>тіркелгілер</translation>
    </message>
    <message>
        <source>level of the log</source>
        <translation>журнал деңгейі</translation>
    </message>
    <message>
        <source>The gateway address in the settings cannot be used. Nothing is looked up until it is corrected in the settings.</source>
        <translation>Баптаулардағы шлюз мекенжайы жарамсыз. Ол баптауларда түзетілгенше, хабарламалар тексерілмейді.</translation>
    </message>
    <message>
        <source>offering an id from the clipboard</source>
        <translation>алмасу буферіндегі ID-ді ұсыну</translation>
    </message>
    <message>
        <source>Your administrator’s file {file} cannot be read. Nothing is looked up until it is corrected.</source>
        <translation>Әкімшінің {file} файлы оқылмайды. Ол түзетілгенше сұраныстар жіберілмейді.</translation>
    </message>
    <message>
        <source>Your administrator’s file {file} has something that is not understood: {keys}.</source>
        <translation>Әкімшінің {file} файлында түсініксіз нәрсе бар: {keys}.</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>прокси</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>address not usable</source>
        <translation>мекенжай жарамсыз</translation>
    </message>
    <message>
        <source>practice gateway on this computer</source>
        <translation>осы компьютердегі жаттығу шлюзі</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>шифрланбаған</translation>
    </message>
    <message>
        <source>account {login}</source>
        <translation>тіркелгі {login}</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>тіркелгі жоқ</translation>
    </message>
    <message>
        <source>checked {time}</source>
        <translation>тексерілді {time}</translation>
    </message>
    <message>
        <source>Encrypted connection</source>
        <translation>Қосылым шифрланған</translation>
    </message>
    <message>
        <source>The connection is not encrypted</source>
        <translation>Қосылым шифрланбаған</translation>
    </message>
    <message>
        <source>Not encrypted, but it does not leave this computer</source>
        <translation>Шифрланбаған, бірақ деректер осы компьютерден шықпайды</translation>
    </message>
    <message>
        <source>{seconds}&#xa0;s</source>
        <translation>{seconds}&#xa0;с</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>checking…</source>
        <translation>тексерілуде…</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} мс</translation>
    </message>
</context>
<context>
    <name>TableFile</name>
    <message>
        <source>Save the answers</source>
        <translation>Жауаптарды сақтау</translation>
    </message>
    <message>
        <source>Your administrator does not allow CSV. Save as Excel.</source>
        <translation>Әкімші CSV-ге рұқсат бермеген. Excel түрінде сақтаңыз.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сақталуда…</translation>
    </message>
    <message numerus="yes">
        <source>Saved: {name}, %Ln row(s)</source>
        <translation>
            <numerusform>Сақталды: {name}, %Ln жол</numerusform>
            <numerusform>Сақталды: {name}, %Ln жол</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Excel will change %Ln value(s) when it opens this file.</source>
        <translation>
            <numerusform>Excel бұл файлды ашқанда %Ln мәнді өзгертеді.</numerusform>
            <numerusform>Excel бұл файлды ашқанда %Ln мәнді өзгертеді.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Мағынасы</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Тексерілді</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Бағдарлама</translation>
    </message>
</context>
<context>
    <name>ValueTile</name>
    <message>
        <source>Copy</source>
        <translation>Көшіру</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>next at {time}</source>
        <translation>келесі тексеру {time}</translation>
    </message>
    <message>
        <source>seen at {time}</source>
        <translation>байқалған уақыты {time}</translation>
    </message>
    <message>
        <source>not watched any more: it failed several times in a row, last at {time}</source>
        <translation>бақылау тоқтатылды: қатарынан бірнеше рет сәтсіз, соңғысы {time}</translation>
    </message>
    <message>
        <source>not watched any more: the address or the account was changed</source>
        <translation>бақылау тоқтатылды: мекенжай немесе тіркелгі өзгертілді</translation>
    </message>
    <message>
        <source>not watched any more: the gateway refused the login for another message</source>
        <translation>бақылау тоқтатылды: шлюз басқа хабарламаны тексергенде логинді қабылдамады</translation>
    </message>
    <message>
        <source>A message is not watched any more</source>
        <translation>Хабарламаны бақылау тоқтатылды</translation>
    </message>
    <message>
        <source>A watched message; see the window.</source>
        <translation>Бақыланатын хабарлама; терезені қараңыз.</translation>
    </message>
    <message>
        <source>checking now…</source>
        <translation>тексерілуде…</translation>
    </message>
    <message>
        <source>not watched any more: the time for watching is over; last checked at {time}</source>
        <translation>бақылау тоқтатылды: бақылау уақыты бітті; соңғы тексеру {time}</translation>
    </message>
    <message>
        <source>not watched any more: checking again would not help</source>
        <translation>бақылау тоқтатылды: қайта тексеру көмектеспейді</translation>
    </message>
</context>
<context>
    <name>WatchControl</name>
    <message>
        <source>Stop watching</source>
        <translation>Бақыламау</translation>
    </message>
    <message>
        <source>Watch until final</source>
        <translation>Нәтиже шыққанша бақылау</translation>
    </message>
    <message>
        <source>Stop &amp;watching</source>
        <translation>Бақы&amp;ламау</translation>
    </message>
    <message>
        <source>&amp;Watch until final</source>
        <translation>Нәтиже шыққанша бақы&amp;лау</translation>
    </message>
    <message>
        <source>No longer watched</source>
        <translation>Енді бақыланбайды</translation>
    </message>
    <message>
        <source>Watching: it is checked again automatically</source>
        <translation>Бақылауда: тексеру автоматты түрде қайталанады</translation>
    </message>
    <message>
        <source>Another message is being looked up. Wait for its answer, or cancel.</source>
        <translation>Басқа хабарлама тексеріліп жатыр. Жауабын күтіңіз немесе тоқтатыңыз.</translation>
    </message>
    <message numerus="yes">
        <source>Not more than %Ln message(s) can be watched at once.</source>
        <translation>
            <numerusform>Бір мезгілде %Ln хабарламадан артық бақылауға болмайды.</numerusform>
            <numerusform>Бір мезгілде %Ln хабарламадан артық бақылауға болмайды.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchPill</name>
    <message>
        <source>Show {message}</source>
        <translation>{message} хабарламасын көрсету</translation>
    </message>
    <message>
        <source>Stop watching {message}</source>
        <translation>{message} хабарламасын бақылауды тоқтату</translation>
    </message>
    <message>
        <source>Remove {message} from the watched messages</source>
        <translation>{message} хабарламасын бақыланатындардан алып тастау</translation>
    </message>
</context>
<context>
    <name>WatchStrip</name>
    <message>
        <source>Watched messages</source>
        <translation>Бақыланатын хабарламалар</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Бақылауда</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Бәрін көрсету</translation>
    </message>
</context>
<context>
    <name>WatchingPage</name>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source> min</source>
        <translation> мин</translation>
    </message>
    <message>
        <source>Watch until final</source>
        <translation>Нәтиже шыққанша бақылау</translation>
    </message>
    <message>
        <source>First check after</source>
        <translation>Бірінші тексеру аралығы</translation>
    </message>
    <message>
        <source>Longest wait between two checks</source>
        <translation>Тексерулер арасындағы ең ұзақ үзіліс</translation>
    </message>
    <message>
        <source>Stop watching after</source>
        <translation>Бақылауды тоқтату уақыты</translation>
    </message>
    <message>
        <source>Each wait is a little longer than the one before</source>
        <translation>Әр үзіліс алдыңғысынан сәл ұзақ</translation>
    </message>
    <message>
        <source>Even where there is no final result by then</source>
        <translation>Соңғы нәтиже әлі болмаса да</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Where it stops</source>
        <translation>Қай жерде тоқтады</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Осы компьютер</translation>
    </message>
    <message>
        <source>Server’s name</source>
        <translation>Сервер атауы</translation>
    </message>
    <message>
        <source>{host} not found</source>
        <translation>{host} табылмады</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Қосылым</translation>
    </message>
    <message>
        <source>refused or no way</source>
        <translation>бас тартылды немесе жол жоқ</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрлау</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>сенім жоқ</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>дұрыс</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>жетпеді</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>yyyy ж. d MMM</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>бүгін, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>кеше, {time}</translation>
    </message>
    <message>
        <source>{time} on this computer’s clock</source>
        <translation>осы компьютер сағатымен {time}</translation>
    </message>
    <message>
        <source>Time as the gateway gave it: {time}</source>
        <translation>Шлюз берген уақыт: {time}</translation>
    </message>
    <message>
        <source>Sent: {time}</source>
        <translation>Жіберілді: {time}</translation>
    </message>
    <message>
        <source>{time} · {span} after it was sent</source>
        <translation>{time} · жіберілгеннен кейін {span} өткенде</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Латын</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Кирилл</translation>
    </message>
    <message>
        <source>Delivered to the phone</source>
        <translation>Телефонға жеткізілді</translation>
    </message>
    <message>
        <source>The subscriber’s phone has confirmed the message.</source>
        <translation>Абоненттің телефоны хабарламаны алғанын растады.</translation>
    </message>
    <message>
        <source>If the customer does not see it: look in the spam folder, blocked senders and the other SIM.</source>
        <translation>Клиент оны көрмесе, «Спам» қалтасын, бұғатталған жіберушілерді және екінші SIM-картаны қарап шықсын.</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Жеткізілмеді</translation>
    </message>
    <message>
        <source>With the operator, not yet on the phone</source>
        <translation>Операторда, телефонға әлі жеткізілмеді</translation>
    </message>
    <message>
        <source>The operator has the message and is trying to deliver it.</source>
        <translation>Хабарлама операторда, ол жеткізуге тырысып жатыр.</translation>
    </message>
    <message>
        <source>The gateway is handing the message over right now.</source>
        <translation>Шлюз хабарламаны дәл қазір тапсырып жатыр.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Жіберілуін күтуде</translation>
    </message>
    <message>
        <source>The gateway has the message but has not sent it yet.</source>
        <translation>Хабарлама шлюзде, бірақ ол оны әлі жіберген жоқ.</translation>
    </message>
    <message>
        <source>The gateway gave no status</source>
        <translation>Шлюз статусты көрсетпеді</translation>
    </message>
    <message>
        <source>The message is known, but the answer does not say what became of it.</source>
        <translation>Хабарлама белгілі, бірақ жауапта оған не болғаны айтылмаған.</translation>
    </message>
    <message>
        <source>Status “{status}”, unknown to this program</source>
        <translation>Бұл бағдарламаға белгісіз «{status}» статусы</translation>
    </message>
    <message>
        <source>Do not promise the customer anything. Write to KiT and ask what it means.</source>
        <translation>Клиентке ештеңе уәде етпеңіз. KiT-ке жазып, мұның мағынасын сұраңыз.</translation>
    </message>
    <message>
        <source>The gateway has no message with this {kind} in this account.</source>
        <translation>Бұл тіркелгіде осындай {kind} бар хабарлама шлюзде жоқ.</translation>
    </message>
    <message>
        <source>No such message</source>
        <translation>Мұндай хабарлама жоқ</translation>
    </message>
    <message>
        <source>The gateway does not accept the login or the password</source>
        <translation>Шлюз логинді немесе құпиясөзді қабылдамайды</translation>
    </message>
    <message>
        <source>Check the account. Do not try many times: the gateway might lock it.</source>
        <translation>Тіркелгіні тексеріңіз. Көп қайталамаңыз: шлюз оны бұғаттауы мүмкін.</translation>
    </message>
    <message>
        <source>The gateway reports an error</source>
        <translation>Шлюз қате туралы хабарлайды</translation>
    </message>
    <message>
        <source>The server has a problem (HTTP {status})</source>
        <translation>Серверде ақау бар (HTTP {status})</translation>
    </message>
    <message>
        <source>A web server answered instead of the SMS service. Nothing is known about the message.</source>
        <translation>SMS қызметінің орнына веб-сервер жауап берді. Хабарлама туралы ештеңе белгісіз.</translation>
    </message>
    <message>
        <source>The gateway could not be reached</source>
        <translation>Шлюзбен байланысу мүмкін болмады</translation>
    </message>
    <message>
        <source>Nothing is known about the message.</source>
        <translation>Хабарлама туралы ештеңе белгісіз.</translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent</source>
        <translation>Қосылым қауіпсіз емес, ештеңе жіберілмеді</translation>
    </message>
    <message>
        <source>The server could not prove that it is the gateway.</source>
        <translation>Сервер өзінің шлюз екенін дәлелдей алмады.</translation>
    </message>
    <message>
        <source>No answer within {seconds} s</source>
        <translation>{seconds}&#xa0;с ішінде жауап келмеді</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Тоқтатылды</translation>
    </message>
    <message>
        <source>The answer was too large</source>
        <translation>Жауап тым үлкен</translation>
    </message>
    <message>
        <source>It was cut off at {megabytes} MB: a real answer has a few hundred characters.</source>
        <translation>Ол {megabytes}&#xa0;МБ тұсында кесілді: нақты жауап бірнеше жүз таңбадан тұрады.</translation>
    </message>
    <message>
        <source>It pointed to: {target}</source>
        <translation>Ол мынаны көрсетті: {target}</translation>
    </message>
    <message>
        <source>The server points to another address</source>
        <translation>Сервер басқа мекенжайды көрсетеді</translation>
    </message>
    <message>
        <source>The gateway’s address cannot be used</source>
        <translation>Шлюз мекенжайы жарамсыз</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Ештеңе жіберілмеді.</translation>
    </message>
    <message>
        <source>Correct the address in the settings.</source>
        <translation>Баптаулардағы мекенжайды түзетіңіз.</translation>
    </message>
    <message>
        <source>The gateway was not reached.</source>
        <translation>Сұраныс шлюзге жетпеді.</translation>
    </message>
    <message>
        <source>This cannot be a message id</source>
        <translation>Бұл хабарлама ID-і бола алмайды</translation>
    </message>
    <message>
        <source>Copy the id again from the CRM or the log. Nothing was sent.</source>
        <translation>ID-ді CRM-нен немесе журналдан қайта көшіріңіз. Ештеңе жіберілмеді.</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Тіркелгі әлі жоқ</translation>
    </message>
    <message>
        <source>The gateway answers only with a login and a password.</source>
        <translation>Шлюз тек логин мен құпиясөз арқылы жауап береді.</translation>
    </message>
    <message>
        <source>Enter the account that KiT gave your company. Nothing was sent.</source>
        <translation>KiT компанияңызға берген тіркелгіні енгізіңіз. Ештеңе жіберілмеді.</translation>
    </message>
    <message>
        <source>These are several lines. Paste one id, or use a list of ids.</source>
        <translation>Мұнда бірнеше жол бар. Бір ID кірістіріңіз немесе ID тізімін пайдаланыңыз.</translation>
    </message>
    <message>
        <source>There is a space inside: are these two ids? Paste one.</source>
        <translation>Ішінде бос орын бар: бұл екі ID ме? Біреуін кірістіріңіз.</translation>
    </message>
    <message>
        <source>There is a comma or semicolon inside: are these two ids? Paste one.</source>
        <translation>Ішінде үтір немесе нүктелі үтір бар: бұл екі ID ме? Біреуін кірістіріңіз.</translation>
    </message>
    <message>
        <source>Excel has rounded this number, and the last digits are lost. Format the column as text and copy the id again.</source>
        <translation>Excel бұл санды дөңгелектеген, соңғы цифрлары жоғалған. Бағанды мәтін пішіміне қойып, ID-ді қайта көшіріңіз.</translation>
    </message>
    <message>
        <source>There are characters in it that no id can have.</source>
        <translation>Онда ID-де болмайтын таңбалар бар.</translation>
    </message>
    <message>
        <source>This is too long for an id.</source>
        <translation>Бұл ID үшін тым ұзын.</translation>
    </message>
    <message>
        <source>The text names the other kind of id.</source>
        <translation>Мәтінде ID-дің басқа түрі көрсетілген.</translation>
    </message>
    <message>
        <source>This computer has no keyring for passwords.</source>
        <translation>Бұл компьютерде құпиясөз қоймасы жоқ.</translation>
    </message>
    <message>
        <source>The keyring set up on this computer does not keep passwords safely.</source>
        <translation>Осы компьютерде бапталған құпиясөз қоймасы сенімді емес.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>Құпиясөз қоймасы құлыпталған.</translation>
    </message>
    <message>
        <source>The password is too long for the Windows Credential Manager.</source>
        <translation>Құпиясөз Windows тіркелгі деректері реттеушісі үшін тым ұзын.</translation>
    </message>
    <message>
        <source>The keyring took the password but did not keep it.</source>
        <translation>Қойма құпиясөзді қабылдады, бірақ сақтамады.</translation>
    </message>
    <message>
        <source>Result code</source>
        <translation>Нәтиже коды</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Алушы</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Жіберуші</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Жіберілді</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Алынды</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Бөлік саны</translation>
    </message>
    <message>
        <source>Alphabet</source>
        <translation>Әліпби</translation>
    </message>
    <message>
        <source>The name {host} was not found: no internet, or a typing error.</source>
        <translation>{host} атауы табылмады: интернет жоқ немесе қате терілген.</translation>
    </message>
    <message>
        <source>{host} refuses connections on port {port}.</source>
        <translation>{host} сервері {port} портында қосылымдарды қабылдамайды.</translation>
    </message>
    <message>
        <source>The connection to {host} broke before the whole answer had come.</source>
        <translation>{host} серверімен қосылым толық жауап келгенше үзілді.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired.</source>
        <translation>{host} сертификатының мерзімі өткен.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet.</source>
        <translation>{host} сертификаты әлі күшіне енген жоқ.</translation>
    </message>
    <message>
        <source>{host} has issued its certificate to itself.</source>
        <translation>{host} сертификатты өзіне өзі берген.</translation>
    </message>
    <message>
        <source>This computer does not know who issued the certificate of {host}.</source>
        <translation>Бұл компьютер {host} сертификатын кім бергенін білмейді.</translation>
    </message>
    <message>
        <source>The key of {host} is too weak.</source>
        <translation>{host} кілті тым әлсіз.</translation>
    </message>
    <message>
        <source>{host} offers only outdated encryption.</source>
        <translation>{host} тек ескірген шифрлауды ұсынады.</translation>
    </message>
    <message>
        <source>{host} does not answer encrypted on port {port}.</source>
        <translation>{host} сервері {port} портында шифрлаусыз жауап береді.</translation>
    </message>
    <message>
        <source>The answer was empty.</source>
        <translation>Жауап бос.</translation>
    </message>
    <message>
        <source>A web page came instead, perhaps the network’s sign-in page. {detail}</source>
        <translation>Жауаптың орнына веб-бет келді, бәлкім, желіге кіру беті. {detail}</translation>
    </message>
    <message>
        <source>What came is not XML, or it is cut off.</source>
        <translation>Келгені XML емес немесе ол кесілген.</translation>
    </message>
    <message>
        <source>It contains a DTD, which a SOAP answer must not have.</source>
        <translation>Онда SOAP жауабында болмауы тиіс DTD бар.</translation>
    </message>
    <message>
        <source>It is XML, but no SOAP answer.</source>
        <translation>Бұл XML, бірақ SOAP жауабы емес.</translation>
    </message>
    <message>
        <source>It holds no result for GetInfoByID.</source>
        <translation>Онда GetInfoByID нәтижесі жоқ.</translation>
    </message>
    <message>
        <source>It holds several results where there must be one.</source>
        <translation>Онда бір нәтиженің орнына бірнешеуі бар.</translation>
    </message>
    <message>
        <source>It does not say whether the lookup succeeded.</source>
        <translation>Онда тексерудің сәтті өткені-өтпегені айтылмаған.</translation>
    </message>
    <message>
        <source>It is about another message: {other}.</source>
        <translation>Ол басқа хабарлама туралы: {other}.</translation>
    </message>
    <message>
        <source>It does not say which message it is about.</source>
        <translation>Онда қай хабарлама туралы екені айтылмаған.</translation>
    </message>
    <message>
        <source>The proxy {host} said: {detail}.</source>
        <translation>{host} проксиі былай деді: {detail}.</translation>
    </message>
    <message>
        <source>The proxy {host}, port {port}, could not be reached.</source>
        <translation>{host} проксиі, {port} порты, қолжетімсіз.</translation>
    </message>
    <message>
        <source>The proxy in this computer’s settings is of a kind that cannot be used.</source>
        <translation>Осы компьютер баптауларындағы прокси түрін пайдалану мүмкін емес.</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Мекенжай көрсетілмеген.</translation>
    </message>
    <message>
        <source>It must begin with https://.</source>
        <translation>Ол https:// деп басталуы керек.</translation>
    </message>
    <message>
        <source>There are spaces or other characters in it that no address can have.</source>
        <translation>Онда мекенжайда болмайтын бос орындар немесе басқа таңбалар бар.</translation>
    </message>
    <message>
        <source>The server’s name in it is not a valid one.</source>
        <translation>Ондағы сервер атауы жарамсыз.</translation>
    </message>
    <message>
        <source>The port in it must be a number from 1 to 65535.</source>
        <translation>Ондағы порт 1 мен 65535 аралығындағы сан болуы керек.</translation>
    </message>
    <message>
        <source>The keyring could not be read.</source>
        <translation>Құпиясөз қоймасын оқу мүмкін болмады.</translation>
    </message>
    <message>
        <source>Probably no such message (HTTP 404)</source>
        <translation>Мұндай хабарлама жоқ болуы мүмкін (HTTP 404)</translation>
    </message>
    <message>
        <source>The server answered only “404”. Its documentation uses that for a message it does not have, but a wrong address gives the same answer, and it does not prove that the login is right.</source>
        <translation>Сервер тек «404» деп жауап берді. Құжаттамасы бойынша ол өзінде жоқ хабарлама туралы осылай айтады, бірақ қате мекенжай да дәл осындай жауап береді және бұл логиннің дұрыстығын дәлелдемейді.</translation>
    </message>
    <message>
        <source>Check the id and whether it is a {kind} or a {other}. If every id gives this answer, check the address in the settings.</source>
        <translation>ID-ді және оның {kind} немесе {other} екенін тексеріңіз. Кез келген ID-ге осындай жауап келсе, баптаулардағы мекенжайды тексеріңіз.</translation>
    </message>
    <message>
        <source>Check the id and whether it is a {kind} or a {other}. Old messages may no longer be kept.</source>
        <translation>ID-ді және оның {kind} немесе {other} екенін тексеріңіз. Ескі хабарламалар енді сақталмаған болуы мүмкін.</translation>
    </message>
    <message>
        <source>There is no SMS service at this address (HTTP 404)</source>
        <translation>Бұл мекенжайда SMS қызметі жоқ (HTTP 404)</translation>
    </message>
    <message>
        <source>The gateway spells the id a little differently: {other}.</source>
        <translation>Шлюз бұл ID-ді сәл басқаша жазады: {other}.</translation>
    </message>
    <message>
        <source>{time} (Almaty time)</source>
        <translation>{time} (Алматы уақыты)</translation>
    </message>
    <message>
        <source>Delivery stopped: {time} · {span} after it was sent</source>
        <translation>Жеткізу тоқтатылды: {time} · жіберілгеннен кейін {span} өткенде</translation>
    </message>
    <message>
        <source>The operator stopped trying: the phone did not accept the message.</source>
        <translation>Оператор жеткізуді тоқтатты: телефон хабарламаны қабылдамады.</translation>
    </message>
    <message>
        <source>Ask the customer whether the number is right and whether the phone was on and in coverage. Then the message has to be sent again.</source>
        <translation>Клиенттен нөмірдің дұрыс-бұрыстығын, телефонның қосулы әрі желі аясында болған-болмағанын сұраңыз. Содан кейін хабарламаны қайта жіберу керек.</translation>
    </message>
    <message>
        <source>Look it up again in a few minutes. The phone may be off, out of coverage, or its memory full.</source>
        <translation>Бірнеше минуттан кейін қайта тексеріңіз. Телефон өшірулі, жады толы немесе желі аясынан тыс болуы мүмкін.</translation>
    </message>
    <message>
        <source>Being passed to the operator</source>
        <translation>Операторға жіберілуде</translation>
    </message>
    <message>
        <source>Look it up again in a minute.</source>
        <translation>Бір минуттан кейін қайта тексеріңіз.</translation>
    </message>
    <message>
        <source>Look it up again in a minute. If nothing changes, write to KiT.</source>
        <translation>Бір минуттан кейін қайта тексеріңіз. Өзгермесе, KiT-ке жазыңыз.</translation>
    </message>
    <message>
        <source>Look it up again later. If nothing changes, write to KiT and attach the raw XML.</source>
        <translation>Кейінірек қайта тексеріңіз. Өзгермесе, KiT-ке жазып, бастапқы XML-ді қоса жіберіңіз.</translation>
    </message>
    <message>
        <source>The gateway used a status that is not in its documentation. It is shown as received.</source>
        <translation>Шлюз өз құжаттамасында жоқ статусты қайтарды. Ол келген күйінде көрсетілген.</translation>
    </message>
    <message>
        <source>At least its answer below seems to say so. Nothing is known about the message.</source>
        <translation>Төмендегі жауабын осылай түсінуге болады. Хабарлама туралы ештеңе белгісіз.</translation>
    </message>
    <message>
        <source>The service answered, but with an error of its own. The problem is not on your side.</source>
        <translation>Қызмет жауап берді, бірақ өз қатесі туралы хабарлады. Себебі сіздің жағыңызда емес.</translation>
    </message>
    <message>
        <source>Try again in a minute. If nothing changes, write to KiT and quote the answer above.</source>
        <translation>Бір минуттан кейін қайталаңыз. Өзгермесе, жоғарыдағы жауапты келтіріп, KiT-ке жазыңыз.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If nothing changes, tell your IT team or write to KiT.</source>
        <translation>Бірнеше минуттан кейін қайталаңыз. Өзгермесе, IT бөліміне айтыңыз немесе KiT-ке жазыңыз.</translation>
    </message>
    <message>
        <source>Check this computer’s date and time. If they are right, show this to your IT team. Do not try to bypass it.</source>
        <translation>Осы компьютердің күні мен уақытын тексеріңіз. Олар дұрыс болса, мұны IT бөліміне көрсетіңіз. Айналып өтуге тырыспаңыз.</translation>
    </message>
    <message>
        <source>The gateway, or the connection to it, was too slow. Nothing is known about the message.</source>
        <translation>Шлюз немесе онымен байланыс тым баяу болды. Хабарлама туралы ештеңе белгісіз.</translation>
    </message>
    <message>
        <source>You cancelled the lookup. Nothing is known about the message.</source>
        <translation>Сіз тексеруді тоқтаттыңыз. Хабарлама туралы ештеңе белгісіз.</translation>
    </message>
    <message>
        <source>The answer is not valid</source>
        <translation>Жарамсыз жауап келді</translation>
    </message>
    <message>
        <source>Something came back, but it is not a valid answer to this lookup.</source>
        <translation>Келген деректер бұл сұраныстың дұрыс жауабы емес.</translation>
    </message>
    <message>
        <source>Do not pass anything from it on to the customer. Look it up again; if nothing changes, send the raw XML to KiT.</source>
        <translation>Бұл жауаптан клиентке ештеңе айтпаңыз. Қайта тексеріңіз; өзгермесе, бастапқы XML-ді KiT-ке жіберіңіз.</translation>
    </message>
    <message>
        <source>The program did not follow it, so that your password is not sent to another server.</source>
        <translation>Құпиясөз басқа серверге кетпеуі үшін бағдарлама ол мекенжайға өтпеді.</translation>
    </message>
    <message>
        <source>This is a matter for your IT team: show them the technical details below.</source>
        <translation>Бұл IT бөлімінің ісі: оларға төмендегі техникалық мәліметтерді көрсетіңіз.</translation>
    </message>
    <message>
        <source>The keyring refused access.</source>
        <translation>Құпиясөз қоймасы рұқсат бермеді.</translation>
    </message>
    <message>
        <source>Gateway’s answer</source>
        <translation>Шлюз жауабы</translation>
    </message>
    <message>
        <source>There is no network route to {host}, port {port}.</source>
        <translation>{host} серверіне ({port} порты) желі арқылы жету мүмкін емес.</translation>
    </message>
    <message>
        <source>The certificate belongs to a server other than {host}.</source>
        <translation>Сертификат {host} серверіне емес, басқа серверге тиесілі.</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made ({detail}).</source>
        <translation>{host} серверімен қауіпсіз қосылым орнатылмады ({detail}).</translation>
    </message>
    <message>
        <source>What came back is not an HTTP answer.</source>
        <translation>Келгені HTTP жауабы емес.</translation>
    </message>
    <message>
        <source>Its text encoding cannot be determined.</source>
        <translation>Мәтін кодтауын анықтау мүмкін болмады.</translation>
    </message>
    <message>
        <source>It could not be decompressed.</source>
        <translation>Оны қысудан шығару мүмкін болмады.</translation>
    </message>
    <message>
        <source>The server says: {detail}.</source>
        <translation>Сервердің айтқаны: {detail}.</translation>
    </message>
    <message>
        <source>A field came twice, or contains XML tags.</source>
        <translation>Өріс екі рет келді немесе ішінде XML тегтері бар.</translation>
    </message>
    <message>
        <source>It is far more complex than any real answer.</source>
        <translation>Ол кез келген нақты жауаптан әлдеқайда күрделі.</translation>
    </message>
    <message>
        <source>This program could not read it. Please report this.</source>
        <translation>Бағдарлама оны оқи алмады. Бұл туралы хабарлауыңызды сұраймыз.</translation>
    </message>
    <message>
        <source>Only https:// and http:// addresses can be used.</source>
        <translation>Тек https:// және http:// мекенжайлары жарайды.</translation>
    </message>
    <message>
        <source>The address must not contain a login or password.</source>
        <translation>Мекенжайда логин мен құпиясөз болмауы керек.</translation>
    </message>
    <message>
        <source>The address must not have a part after #.</source>
        <translation>Мекенжайда # белгісінен кейінгі бөлік болмауы керек.</translation>
    </message>
    <message>
        <source>With plain http anyone along the way can read the password. You have to allow it explicitly in the settings.</source>
        <translation>Кәдімгі http кезінде құпиясөзді бөгде адамдар оқи алады. Баптауларда өзіңіз нақты келісім беруіңіз керек.</translation>
    </message>
    <message>
        <source>{host} lets in only computers with a certificate of their own, which this program cannot show.</source>
        <translation>{host} тек өз сертификаты бар компьютерлерді ғана жібереді, ал бұл бағдарлама ондай сертификатты көрсете алмайды.</translation>
    </message>
    <message>
        <source>Delivery stopped: {time}</source>
        <translation>Жеткізу тоқтатылды: {time}</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm:ss</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>yyyy ж. d MMM, HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm:ss</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>yyyy ж. d MMMM, HH:mm:ss</translation>
    </message>
    <message>
        <source>Time from the gateway</source>
        <translation>Шлюз уақыты</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Жеткізілді</translation>
    </message>
    <message>
        <source>Delivery stopped</source>
        <translation>Жеткізу тоқтатылды</translation>
    </message>
    <message>
        <source>Delivered or stopped</source>
        <translation>Аяқталды</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Жаңа ғана тексерілді</translation>
    </message>
    <message>
        <source>Tried just now</source>
        <translation>Жаңа ғана әрекет жасалды</translation>
    </message>
    <message>
        <source>Checked {ago}</source>
        <translation>{ago} тексерілді</translation>
    </message>
    <message>
        <source>Tried {ago}</source>
        <translation>{ago} әрекет жасалды</translation>
    </message>
    <message>
        <source>Checked: {time}</source>
        <translation>Тексерілді: {time}</translation>
    </message>
    <message>
        <source>Tried: {time}</source>
        <translation>Әрекет: {time}</translation>
    </message>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Windows тіркелгі деректері реттеушісі (Credential Manager)</translation>
    </message>
    <message>
        <source>macOS Keychain</source>
        <translation>macOS кілттер байламы (Keychain)</translation>
    </message>
    <message>
        <source>the system’s password store (Secret Service)</source>
        <translation>жүйенің құпиясөз қоймасы (Secret Service)</translation>
    </message>
    <message>
        <source>the system’s password store (libsecret)</source>
        <translation>жүйенің құпиясөз қоймасы (libsecret)</translation>
    </message>
    <message>
        <source>Error in this program</source>
        <translation>Осы бағдарламадағы қате</translation>
    </message>
    <message>
        <source>Look it up again. If nothing changes, show the diagnostics (menu Help) to your IT team, not to KiT.</source>
        <translation>Қайта тексеріңіз. Ештеңе өзгермесе, диагностиканы («Анықтама» мәзірі) KiT-ке емес, IT бөліміне көрсетіңіз.</translation>
    </message>
    <message>
        <source>The proxy {host} wants a login of its own ({detail}).</source>
        <translation>{host} проксиі өз логинін талап етеді ({detail}).</translation>
    </message>
    <message>
        <source>This computer finds its proxy by a script (PAC), which this program cannot run.</source>
        <translation>Бұл компьютер проксиді сценарий (PAC) арқылы табады, ал бұл бағдарлама оны орындай алмайды.</translation>
    </message>
    <message>
        <source>More than 15 digits ending in zeros: a spreadsheet may have rounded this number.</source>
        <translation>15 цифрдан көп, соңы нөлдер: кесте бұл санды дөңгелектеген болуы мүмкін.</translation>
    </message>
    <message>
        <source>This does not look like a MsgID: it usually has only letters and digits.</source>
        <translation>Бұл MsgID-ге ұқсамайды: онда әдетте тек әріптер мен цифрлар болады.</translation>
    </message>
    <message>
        <source>Check the internet connection and the VPN, then look it up again. If other sites work, tell your IT team.</source>
        <translation>Интернет пен VPN-ді қарап, қайта тексеріңіз. Басқа сайттар ашылса, IT бөліміне айтыңыз.</translation>
    </message>
    <message>
        <source>Look it up again. If it happens often, raise the time limit in the settings or tell your IT team.</source>
        <translation>Қайта тексеріңіз. Жиі қайталанса, баптаулардағы күту уақытын көбейтіңіз немесе IT бөліміне айтыңыз.</translation>
    </message>
    <message>
        <source>Press Enter or F5 to look it up again.</source>
        <translation>Қайта тексеру үшін Enter немесе F5 басыңыз.</translation>
    </message>
    <message>
        <source>Check the address in the settings. If it is right, tell your IT team or write to KiT.</source>
        <translation>Баптаулардағы мекенжайды тексеріңіз. Ол дұрыс болса, IT бөліміне айтыңыз немесе KiT-ке жазыңыз.</translation>
    </message>
    <message>
        <source>Often this is a sign-in page of the network: open a web page in the browser first, then look it up again.</source>
        <translation>Көбіне бұл желіге кіру беті: алдымен браузерде кез келген сайтты ашып, содан кейін қайта тексеріңіз.</translation>
    </message>
    <message>
        <source>The company’s proxy did not let the request through</source>
        <translation>Компания проксиі сұранысты өткізбеді</translation>
    </message>
    <message>
        <source>Check the address in the settings. If it is right, try again in a few minutes, then tell your IT team or write to KiT.</source>
        <translation>Баптаулардағы мекенжайды тексеріңіз. Ол дұрыс болса, бірнеше минуттан кейін қайталаңыз, содан кейін IT бөліміне айтыңыз немесе KiT-ке жазыңыз.</translation>
    </message>
    <message>
        <source>The address is set by your administrator.</source>
        <translation>Мекенжайды әкімші белгілеген.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Кеше</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>yyyy ж. d MMMM</translation>
    </message>
</context>
<context>
    <name>XmlView</name>
    <message>
        <source>Raw XML</source>
        <translation>Бастапқы XML</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Сұраныс</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Жауап</translation>
    </message>
    <message>
        <source>Indented</source>
        <translation>Шегініспен</translation>
    </message>
    <message>
        <source>Off: exactly as received</source>
        <translation>Өшірулі: дәл алынған күйінде</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Көшіру</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сақтау…</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Тақырыптар</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Әлі ештеңе жіберілген жоқ.</translation>
    </message>
    <message>
        <source>(The history does not keep requests.)</source>
        <translation>(Тарихта сұраныстар сақталмайды.)</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>кесілген</translation>
    </message>
    <message>
        <source>Hide headers</source>
        <translation>Тақырыптарды жасыру</translation>
    </message>
    <message>
        <source>only the beginning is shown; Copy and Save give all of it</source>
        <translation>тек басы көрсетілген; «Көшіру» мен «Сақтау» барлығын береді</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Күте тұрыңыз…</translation>
    </message>
    <message>
        <source>This text could not be formatted.</source>
        <translation>Бұл мәтінді пішімдеу мүмкін болмады.</translation>
    </message>
    <message>
        <source>Nothing was received.</source>
        <translation>Жауап келген жоқ.</translation>
    </message>
    <message>
        <source>{seconds}&#xa0;s</source>
        <translation>{seconds}&#xa0;с</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln байт</numerusform>
            <numerusform>%Ln байт</numerusform>
        </translation>
    </message>
    <message>
        <source>the password is never shown</source>
        <translation>құпиясөз ешқашан көрсетілмейді</translation>
    </message>
</context>
<context>
    <name>_Address</name>
    <message>
        <source>Gateway address</source>
        <translation>Шлюз мекенжайы</translation>
    </message>
    <message>
        <source>Restore default</source>
        <translation>Әдепкі</translation>
    </message>
    <message>
        <source>Send login and password unencrypted to this address</source>
        <translation>Осы мекенжайға логин мен құпиясөзді шифрлаусыз жіберу</translation>
    </message>
    <message>
        <source>Set by your administrator</source>
        <translation>Әкімші белгілеген</translation>
    </message>
    <message>
        <source>With http:// anyone along the way can read the password and the messages. Use https:// unless KiT tells you otherwise.</source>
        <translation>http:// кезінде жолдағы кез келген адам құпиясөз бен хабарламаларды оқи алады. KiT басқаша айтпаса, https:// қолданыңыз.</translation>
    </message>
</context>
<context>
    <name>_ProxyAddress</name>
    <message>
        <source>Proxy address</source>
        <translation>Прокси мекенжайы</translation>
    </message>
</context>
<context>
    <name>_SavedRow</name>
    <message>
        <source>{done} of {total} answered</source>
        <translation>Жауап келді: {done} / {total}</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Жалғастыру…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Жою</translation>
    </message>
</context>
</TS>
