<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_GB">
<context>
    <name>About</name>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>About KiT Desktop</source>
        <translation>О программе KiT Desktop</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Лицензии</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Текст лицензии</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Looks up what happened to an SMS at the KiT (Kazinfoteh) gateway. It only reads: it never sends, changes or deletes anything there.</source>
        <translation>Узнаёт на шлюзе KiT (Казинфотех), что стало с SMS. Программа только читает: она ничего там не отправляет, не меняет и не удаляет.</translation>
    </message>
    <message>
        <source>Made with Qt and PySide6 (LGPL 3), zeep, lxml, httpcore, keyring and truststore.</source>
        <translation>Сделано на Qt и PySide6 (LGPL 3), zeep, lxml, httpcore, keyring и truststore.</translation>
    </message>
    <message>
        <source>Support of the gateway: support@kazinfoteh.kz</source>
        <translation>Поддержка шлюза: support@kazinfoteh.kz</translation>
    </message>
    <message>
        <source>Licence of KiT Desktop: {licence}</source>
        <translation>Лицензия KiT Desktop: {licence}</translation>
    </message>
    <message>
        <source>This text cannot be read.</source>
        <translation>Этот текст не читается.</translation>
    </message>
</context>
<context>
    <name>AccountFlow</name>
    <message>
        <source>Waiting for this computer’s keyring…</source>
        <translation>Ожидание хранилища паролей этого компьютера…</translation>
    </message>
    <message>
        <source>The account is kept in this computer’s keyring.</source>
        <translation>Учётная запись сохранена в хранилище паролей этого компьютера.</translation>
    </message>
    <message>
        <source>{problem} The account is kept until you close the program.</source>
        <translation>{problem} Учётная запись сохранится до закрытия программы.</translation>
    </message>
    <message>
        <source>The keyring no longer has the password of this account. Enter it again.</source>
        <translation>В хранилище больше нет пароля этой учётной записи. Введите его снова.</translation>
    </message>
    <message>
        <source>{problem} The account was not changed.</source>
        <translation>{problem} Учётная запись не изменена.</translation>
    </message>
    <message>
        <source>{problem} The password could not be removed: try again.</source>
        <translation>{problem} Пароль удалить не удалось: повторите.</translation>
    </message>
    <message>
        <source>A&amp;ccount…</source>
        <translation>&amp;Учётная запись…</translation>
    </message>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Ответ шлюза: «{text}»</translation>
    </message>
</context>
<context>
    <name>AccountsMenu</name>
    <message>
        <source>Switc&amp;h account</source>
        <translation>С&amp;менить учётную запись</translation>
    </message>
    <message>
        <source>Switch account</source>
        <translation>Сменить учётную запись</translation>
    </message>
    <message>
        <source>&amp;Accounts…</source>
        <translation>&amp;Учётные записи…</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>no limit</source>
        <translation>без ограничения</translation>
    </message>
    <message>
        <source>Lists of ids</source>
        <translation>Списки ID</translation>
    </message>
    <message>
        <source>Fewer where the gateway answers slowly or with errors</source>
        <translation>Меньше, если шлюз отвечает медленно или с ошибками</translation>
    </message>
    <message>
        <source>Lookups at the same time</source>
        <translation>Проверок одновременно</translation>
    </message>
    <message>
        <source>Lookups a second, at most</source>
        <translation>Проверок в секунду, не больше</translation>
    </message>
    <message>
        <source>0 means no limit; where the gateway complains, the program slows down by itself</source>
        <translation>0 — без ограничения; если шлюз не справляется, программа замедляется сама</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Только неполадки</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Обычный</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>Подробный</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>What the log says</source>
        <translation>Что пишется в журнал</translation>
    </message>
    <message>
        <source>In detail only while KiT or your IT team looks for a fault; never with a password</source>
        <translation>Подробный — только пока KiT или ваш ИТ-отдел ищет неполадку; пароля в нём не бывает</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>What the answers mean</source>
        <translation>Что значат ответы</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Where ids come from</source>
        <translation>Откуда берутся ID</translation>
    </message>
    <message>
        <source>When nothing connects</source>
        <translation>Если нет связи</translation>
    </message>
    <message>
        <source>The gateway knows the message</source>
        <translation>Шлюз знает это сообщение</translation>
    </message>
    <message>
        <source>No message was found, or nothing is known about it</source>
        <translation>Сообщение не найдено, или о нём ничего не известно</translation>
    </message>
    <message>
        <source>Times are Almaty time. Where the gateway’s two times make no sense together, no duration is shown.</source>
        <translation>Время — алматинское. Если два времени от шлюза противоречат друг другу, длительность не показывается.</translation>
    </message>
    <message>
        <source>The gateway gives every message its own MsgID when it accepts it. No two messages have the same one.</source>
        <translation>Шлюз даёт каждому сообщению свой MsgID, когда принимает его. Двух одинаковых MsgID не бывает.</translation>
    </message>
    <message>
        <source>Your sending system has it in its log or in the message’s card.</source>
        <translation>В системе рассылки он есть в журнале или в карточке сообщения.</translation>
    </message>
    <message>
        <source>Your sending system may give a message an id of its own: that is the UserMsgID.</source>
        <translation>Система рассылки может дать сообщению собственный ID: это UserMsgID.</translation>
    </message>
    <message>
        <source>It need not be unique. Where several messages have the same one, it is not known which of them the gateway answers about: compare recipient and time, or look up the MsgID.</source>
        <translation>Он может повторяться. Если он один у нескольких сообщений, неизвестно, о каком из них отвечает шлюз: сверьте получателя и время или проверьте по MsgID.</translation>
    </message>
    <message>
        <source>When an id is not found</source>
        <translation>Если ID не найден</translation>
    </message>
    <message>
        <source>Choose the other kind beside the field: a MsgID is not found as a UserMsgID.</source>
        <translation>Выберите рядом с полем другой вид ID: MsgID не найдётся как UserMsgID.</translation>
    </message>
    <message>
        <source>Look whether the message was sent with the account that is chosen: the gateway shows no others.</source>
        <translation>Убедитесь, что сообщение отправлено с выбранной учётной записи: чужие шлюз не показывает.</translation>
    </message>
    <message>
        <source>Ids out of Excel may be damaged: it rounds long numbers and shows 1.23E+15. Take the id from the sending system, or format the column as text.</source>
        <translation>ID из Excel могут быть испорчены: он округляет длинные числа и показывает 1,23E+15. Возьмите ID из системы рассылки или задайте столбцу текстовый формат.</translation>
    </message>
    <message>
        <source>Try this first</source>
        <translation>Сначала попробуйте это</translation>
    </message>
    <message>
        <source>1. Open any website. If it does not open either, the internet connection is the cause.</source>
        <translation>1. Откройте любой сайт. Если и он не открывается, дело в интернете.</translation>
    </message>
    <message>
        <source>2. In a hotel or a café, open a website and sign in to the Wi-Fi.</source>
        <translation>2. В гостинице или кафе откройте сайт и войдите в сеть Wi-Fi.</translation>
    </message>
    <message>
        <source>3. If your company has a VPN, switch it on.</source>
        <translation>3. Если в компании есть VPN, включите его.</translation>
    </message>
    <message>
        <source>4. Look at this computer’s date and time: with wrong ones no safe connection is possible.</source>
        <translation>4. Проверьте дату и время на компьютере: с неверными безопасное соединение невозможно.</translation>
    </message>
    <message>
        <source>5. In the settings, restore the default gateway address, unless KiT gave you another one.</source>
        <translation>5. В настройках верните адрес шлюза по умолчанию, если KiT не выдала вам другой.</translation>
    </message>
    <message>
        <source>If that does not help</source>
        <translation>Если не помогло</translation>
    </message>
    <message>
        <source>The connection check goes step by step, says where it fails and whose side that is on, and makes a report without any password. Send the report to your IT team or to KiT.</source>
        <translation>Проверка соединения идёт по шагам, показывает, где и на чьей стороне сбой, и составляет отчёт без паролей. Отправьте отчёт в ИТ-отдел или в KiT.</translation>
    </message>
    <message>
        <source>Connection check…</source>
        <translation>Проверка соединения…</translation>
    </message>
    <message>
        <source>While nothing connects, nothing is known about any message: promise the customer nothing.</source>
        <translation>Пока связи нет, о сообщениях ничего не известно: ничего не обещайте клиенту.</translation>
    </message>
    <message>
        <source>Earlier answers stay in the history and can be read without a connection.</source>
        <translation>Прежние ответы остаются в истории и доступны без связи.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The practice gateway is not allowed by your administrator.</source>
        <translation>Администратор не разрешил учебный шлюз.</translation>
    </message>
</context>
<context>
    <name>BesideCard</name>
    <message>
        <source>Earlier answer for this id</source>
        <translation>Прежний ответ на этот ID</translation>
    </message>
    <message>
        <source>Close to it in the history</source>
        <translation>Похожие ID в истории</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Use {id}</source>
        <translation>Взять {id}</translation>
    </message>
</context>
<context>
    <name>Button</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
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
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Description of the service (WSDL)</source>
        <translation>Описание сервиса (WSDL)</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>есть замечание</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>не проверено</translation>
    </message>
    <message>
        <source>Trusted. Issued by {issuer}, valid until {until}.</source>
        <translation>Надёжен. Издатель: {issuer}, действует до {until}.</translation>
    </message>
    <message>
        <source>It agrees with the one that this program uses.</source>
        <translation>Совпадает с тем, которое использует программа.</translation>
    </message>
    <message>
        <source>Trusted.</source>
        <translation>Надёжен.</translation>
    </message>
    <message>
        <source>None; the connection is direct.</source>
        <translation>Нет; соединение прямое.</translation>
    </message>
    <message>
        <source>{first}, from this computer’s settings.</source>
        <translation>{first}, из настроек этого компьютера.</translation>
    </message>
    <message>
        <source>The proxy is {first} {rest}; it looks the gateway’s name up itself.</source>
        <translation>Прокси — {first} {rest}; имя шлюза он находит сам.</translation>
    </message>
    <message>
        <source>{first} is not encrypted. Use https:// unless KiT tells you otherwise.</source>
        <translation>{first} — адрес без шифрования. Используйте https://, если в KiT не сказали иначе.</translation>
    </message>
    <message>
        <source>None is needed: the connection does not leave this computer.</source>
        <translation>Не нужен: соединение не покидает этот компьютер.</translation>
    </message>
    <message>
        <source>{problem} Lookups do not need it.</source>
        <translation>{problem} Для проверки сообщений оно не нужно.</translation>
    </message>
    <message>
        <source>The gateway’s answer does not show whether the login was accepted.</source>
        <translation>По ответу шлюза не видно, принят ли логин.</translation>
    </message>
    <message>
        <source>Not tried.</source>
        <translation>Не проверялось.</translation>
    </message>
    <message>
        <source>Not tried: there is no account yet.</source>
        <translation>Не проверялось: учётной записи ещё нет.</translation>
    </message>
    <message>
        <source>Not tried again: the gateway has refused this account already. Correct the account first.</source>
        <translation>Не проверялось снова: шлюз уже отклонил эту учётную запись. Сначала исправьте её.</translation>
    </message>
    <message>
        <source>Not reached, because a step before it failed.</source>
        <translation>До этого шага не дошло: предыдущий завершился ошибкой.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Остановлено.</translation>
    </message>
    <message>
        <source>This is on this computer’s side.</source>
        <translation>Причина на этом компьютере.</translation>
    </message>
    <message>
        <source>This is most likely your network’s side.</source>
        <translation>Причина, скорее всего, в вашей сети.</translation>
    </message>
    <message>
        <source>This is your company’s proxy.</source>
        <translation>Причина в прокси вашей компании.</translation>
    </message>
    <message>
        <source>This is the gateway’s side.</source>
        <translation>Причина на стороне шлюза.</translation>
    </message>
    <message>
        <source>This is about the account.</source>
        <translation>Дело в учётной записи.</translation>
    </message>
    <message>
        <source>Lookups do not need it.</source>
        <translation>Для проверки сообщений это не нужно.</translation>
    </message>
    <message>
        <source>Check this computer’s date and time.</source>
        <translation>Проверьте дату и время на этом компьютере.</translation>
    </message>
    <message>
        <source>Open a web page in the browser first: the network may want a sign-in. Then check again.</source>
        <translation>Сначала откройте любой сайт в браузере: возможно, сеть требует входа. Затем проверьте снова.</translation>
    </message>
    <message>
        <source>Check the address, and this computer’s proxy settings.</source>
        <translation>Проверьте адрес и настройки прокси на этом компьютере.</translation>
    </message>
    <message>
        <source>Check the login and the password. Do not try many times: the gateway might lock the account.</source>
        <translation>Проверьте логин и пароль. Не повторяйте много раз: шлюз может заблокировать учётную запись.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Имя сервера</translation>
    </message>
    <message>
        <source>Answer from the gateway</source>
        <translation>Отклик шлюза</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>в порядке</translation>
    </message>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Ответ шлюза: «{text}»</translation>
    </message>
    <message>
        <source>Address of {first}: {rest}.</source>
        <translation>Адрес {first}: {rest}.</translation>
    </message>
    <message>
        <source>It answers as it should (SOAP).</source>
        <translation>Отвечает как положено (SOAP).</translation>
    </message>
    <message>
        <source>None: the address begins with http://, and anyone along the way can read the password.</source>
        <translation>Его нет: адрес начинается с http://, и пароль могут прочитать посторонние.</translation>
    </message>
    <message>
        <source>{first} is already a numeric address.</source>
        <translation>{first} — уже числовой адрес.</translation>
    </message>
    <message>
        <source>Trusted, but only until {until} (issued by {issuer}). If it is not renewed by then, nothing will work: tell KiT.</source>
        <translation>Надёжен, но только до {until} (издатель: {issuer}). Если его не обновят к этому сроку, ничего не будет работать: сообщите в KiT.</translation>
    </message>
    <message>
        <source>Accepted, as far as we can tell: the gateway answered.</source>
        <translation>Судя по всему, принят: шлюз ответил на запрос.</translation>
    </message>
    <message>
        <source>Nothing was sent. Show this report to your IT team; do not try to bypass it.</source>
        <translation>Ничего не отправлено. Покажите этот отчёт ИТ-отделу; не пытайтесь это обойти.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If nothing changes, write to KiT and attach this report.</source>
        <translation>Повторите через несколько минут. Если ничего не изменится, напишите в KiT и приложите этот отчёт.</translation>
    </message>
    <message>
        <source>Check the internet connection and the VPN. If other sites work, show this report to your IT team.</source>
        <translation>Проверьте интернет и VPN. Если другие сайты открываются, покажите этот отчёт ИТ-отделу.</translation>
    </message>
    <message>
        <source>Show this report to your IT team: the proxy has to let the connection through.</source>
        <translation>Покажите этот отчёт ИТ-отделу: прокси должен пропускать это соединение.</translation>
    </message>
    <message>
        <source>What came is no XML that can be read.</source>
        <translation>Пришёл не XML, который можно прочитать.</translation>
    </message>
    <message>
        <source>A web page came instead, perhaps the network’s sign-in page.</source>
        <translation>Вместо него пришла веб-страница, возможно, страница входа в сеть.</translation>
    </message>
    <message>
        <source>It contains a DTD, which is refused.</source>
        <translation>В нём есть DTD, это не принимается.</translation>
    </message>
    <message>
        <source>It is far more complex than any real WSDL.</source>
        <translation>Он намного сложнее любого настоящего WSDL.</translation>
    </message>
    <message>
        <source>It is XML, but no WSDL that can be understood.</source>
        <translation>Это XML, но не понятный программе WSDL.</translation>
    </message>
    <message>
        <source>It refers to further documents, which are not fetched.</source>
        <translation>Он ссылается на другие документы, а они не загружаются.</translation>
    </message>
    <message>
        <source>It does not have GetInfoByID over SOAP 1.1.</source>
        <translation>В нём нет GetInfoByID по SOAP 1.1.</translation>
    </message>
    <message>
        <source>This program’s request cannot be made with it: its request fields are different.</source>
        <translation>Составить по нему запрос этой программы нельзя: поля запроса другие.</translation>
    </message>
    <message>
        <source>Differences from the one in this program: {first}. If lookups fail, write to KiT and attach this report.</source>
        <translation>Отличий от описания в программе: {first}. Если проверки не удаются, напишите в KiT и приложите этот отчёт.</translation>
    </message>
    <message>
        <source>Connected to {first}.</source>
        <translation>Соединение с {first} установлено.</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Connection check</source>
        <translation>Проверка соединения</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Копировать отчёт</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>Connection check, KiT Desktop {version}, {time}</source>
        <translation>Проверка соединения, KiT Desktop {version}, {time}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Also check the login (looks up id 0 once)</source>
        <translation>Проверить и логин: один запрос по ID 0</translation>
    </message>
    <message>
        <source>Failed step: {step}</source>
        <translation>Сбой на шаге: {step}</translation>
    </message>
    <message>
        <source>The gateway can be reached</source>
        <translation>Связь со шлюзом есть</translation>
    </message>
    <message>
        <source>Lookups will work. See the remark below.</source>
        <translation>Проверки будут работать. См. замечание ниже.</translation>
    </message>
    <message>
        <source>Lookups will work.</source>
        <translation>Проверки будут работать.</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Same as this computer</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
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
        <translation>Сколько ждать ответа</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Время ожидания</translation>
    </message>
    <message>
        <source>Between this computer and the gateway</source>
        <translation>Между этим компьютером и шлюзом</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Проверить…</translation>
    </message>
    <message>
        <source>Is something wrong with the connection?</source>
        <translation>Что-то не так со связью?</translation>
    </message>
    <message>
        <source>Connection check</source>
        <translation>Проверка соединения</translation>
    </message>
    <message>
        <source>Goes through every step to the gateway and says where it fails</source>
        <translation>Проходит все шаги до шлюза и показывает, на каком сбой</translation>
    </message>
    <message>
        <source>The one below</source>
        <translation>Указанный ниже</translation>
    </message>
    <message>
        <source>To be corrected before saving: the gateway address</source>
        <translation>Исправьте перед сохранением: адрес шлюза</translation>
    </message>
    <message>
        <source>To be corrected before saving: the proxy address</source>
        <translation>Исправьте перед сохранением: адрес прокси</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln день</numerusform>
            <numerusform>%Ln дня</numerusform>
            <numerusform>%Ln дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln час</numerusform>
            <numerusform>%Ln часа</numerusform>
            <numerusform>%Ln часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln минуту</numerusform>
            <numerusform>%Ln минуты</numerusform>
            <numerusform>%Ln минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln секунду</numerusform>
            <numerusform>%Ln секунды</numerusform>
            <numerusform>%Ln секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln день назад</numerusform>
            <numerusform>%Ln дня назад</numerusform>
            <numerusform>%Ln дней назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln час назад</numerusform>
            <numerusform>%Ln часа назад</numerusform>
            <numerusform>%Ln часов назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln минуту назад</numerusform>
            <numerusform>%Ln минуты назад</numerusform>
            <numerusform>%Ln минут назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) ago</source>
        <translation>
            <numerusform>%Ln секунду назад</numerusform>
            <numerusform>%Ln секунды назад</numerusform>
            <numerusform>%Ln секунд назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checked %Ln time(s)</source>
        <translation>
            <numerusform>проверено %Ln раз</numerusform>
            <numerusform>проверено %Ln раза</numerusform>
            <numerusform>проверено %Ln раз</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>В программе произошла ошибка.</translation>
    </message>
    <message>
        <source>To get this fixed, copy the report and send it to whoever supports the program. It contains no password and no message.</source>
        <translation>Чтобы ошибку исправили, скопируйте отчёт для того, кто обслуживает программу. В нём нет ни пароля, ни сообщений.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Nothing is lost: your account, the settings and the history are as they were. You can continue; if the window behaves oddly, close the program and start it again.</source>
        <translation>Ничего не потеряно: учётная запись, настройки и история на месте. Можно работать дальше; если окно ведёт себя странно, закройте программу и запустите её снова.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Several messages may have the same UserMsgID. The gateway answers about one of them; which one, is not documented.</source>
        <translation>У нескольких сообщений может быть один и тот же UserMsgID. Шлюз отвечает об одном из них; о каком именно, в документации не сказано.</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Технические подробности</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать подробности</translation>
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
        <translation>Подробность журнала задаётся в настройках, на странице «Дополнительно».</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Открыть папку журнала</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Диагностика…</translation>
    </message>
    <message>
        <source>The folder could not be opened: {folder}</source>
        <translation>Папку открыть не удалось: {folder}</translation>
    </message>
    <message>
        <source>Send this to KiT or your IT team when they want it. There is no password in it.</source>
        <translation>Отправьте это в KiT или ИТ-отделу, если попросят. Пароля здесь нет.</translation>
    </message>
</context>
<context>
    <name>FieldsCard</name>
    <message>
        <source>not in the answer</source>
        <translation>нет в ответе</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation>Найти в тексте</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее совпадение</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее совпадение</translation>
    </message>
    <message>
        <source>Not in the text</source>
        <translation>В тексте нет</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} из {count}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Same as this computer</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>Язык и оформление</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Keep the answers on this computer</source>
        <translation>Хранить ответы на этом компьютере</translation>
    </message>
    <message>
        <source>Days to keep them</source>
        <translation>Сколько дней хранить</translation>
    </message>
    <message>
        <source>Answers to keep, at most</source>
        <translation>Сколько ответов хранить, не больше</translation>
    </message>
    <message>
        <source>Menus, answers and texts for the ticket</source>
        <translation>Меню, ответы и тексты для заявки</translation>
    </message>
    <message>
        <source>To find them again and to see what changed</source>
        <translation>Чтобы найти их снова и увидеть, что изменилось</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>When you save these settings, older answers beyond these limits are deleted for good.</source>
        <translation>После сохранения настроек прежние ответы сверх этого предела удаляются навсегда.</translation>
    </message>
</context>
<context>
    <name>HelpTools</name>
    <message>
        <source>&amp;Connection check…</source>
        <translation>&amp;Проверка соединения…</translation>
    </message>
    <message>
        <source>What the answers &amp;mean…</source>
        <translation>Что &amp;значат ответы…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>Сочетания &amp;клавиш…</translation>
    </message>
    <message>
        <source>&amp;About KiT Desktop</source>
        <translation>&amp;О программе KiT Desktop</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>{ago} it was: {title}</source>
        <translation>{ago} было: {title}</translation>
    </message>
    <message>
        <source>Changed since: {changes}</source>
        <translation>С тех пор изменилось: {changes}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>From the list: checked {ago}, {time}</source>
        <translation>Из списка: проверено {ago}, {time}</translation>
    </message>
    <message>
        <source>From the list: checked {time}</source>
        <translation>Из списка: проверено {time}</translation>
    </message>
    <message>
        <source>From the history: checked {ago}, {time}</source>
        <translation>Из истории: проверено {ago}, {time}</translation>
    </message>
    <message>
        <source>From the history: checked {time}</source>
        <translation>Из истории: проверено {time}</translation>
    </message>
    <message>
        <source>account {login}</source>
        <translation>учётная запись {login}</translation>
    </message>
    <message>
        <source>The history file or folder cannot be written to: new answers are not saved. Lookups work as usual.</source>
        <translation>Файл или папка истории недоступны для записи: новые ответы не сохраняются. Проверка сообщений работает как обычно.</translation>
    </message>
    <message>
        <source>Another program is using the history file: new answers are not saved for now. Lookups work as usual.</source>
        <translation>Файл истории занят другой программой: новые ответы пока не сохраняются. Проверка сообщений работает как обычно.</translation>
    </message>
    <message>
        <source>The disk is full: new answers are not saved. Earlier ones are still there. Lookups work as usual.</source>
        <translation>Диск заполнен: новые ответы не сохраняются. Сохранённое ранее на месте. Проверка сообщений работает как обычно.</translation>
    </message>
    <message>
        <source>The history file is damaged and could not be renamed. Lookups work as usual, without a history.</source>
        <translation>Файл истории повреждён, и переименовать его не удалось. Проверка сообщений работает как обычно, но без истории.</translation>
    </message>
    <message>
        <source>The history’s folder is on a network drive where two computers could damage it, so nothing is saved. Lookups work as usual, without a history.</source>
        <translation>Папка истории находится на сетевом диске, где её могли бы повредить два компьютера, поэтому ничего не сохраняется. Проверка сообщений работает как обычно, но без истории.</translation>
    </message>
    <message>
        <source>The computer’s clock is more than a week ahead of the last answer. Nothing was removed for its age, in case the clock is wrong.</source>
        <translation>Часы компьютера опережают последний ответ больше чем на неделю. Возможно, они идут неверно, поэтому старые ответы не удалены.</translation>
    </message>
    <message>
        <source>The history file was damaged. It was saved as {name}; what could be read is in a new file.</source>
        <translation>Файл истории был повреждён. Он сохранён как {name}; всё, что удалось прочитать, перенесено в новый файл.</translation>
    </message>
    <message>
        <source>A newer version of this program has written the history. It is left as it is. Lookups work as usual, without a history.</source>
        <translation>Историю записала более новая версия программы. Файл оставлен как есть. Проверка сообщений работает как обычно, но без истории.</translation>
    </message>
    <message>
        <source>unchanged since {time}</source>
        <translation>без изменений с {time}</translation>
    </message>
    <message>
        <source>The history cannot be used on this computer ({detail}). Lookups work as usual, without a history.</source>
        <translation>Историю нельзя вести на этом компьютере ({detail}). Проверка сообщений работает как обычно, но без истории.</translation>
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
        <translation>Удалено</translation>
    </message>
    <message>
        <source>Clear the history</source>
        <translation>Очистка истории</translation>
    </message>
    <message>
        <source>Remove all kept answers from this computer?</source>
        <translation>Удалить с этого компьютера все сохранённые ответы?</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Удалить все</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Not everything could be removed. Try again when no other program uses the history.</source>
        <translation>Удалить удалось не всё. Повторите, когда историю не будет использовать другая программа.</translation>
    </message>
    <message>
        <source>This answer is no longer in the history.</source>
        <translation>Этого ответа в истории уже нет.</translation>
    </message>
    <message>
        <source>The lists that were begun are removed too. Nothing can be brought back. The messages are not touched.</source>
        <translation>Начатые списки тоже будут удалены. Восстановить ничего нельзя. Сами сообщения не затрагиваются.</translation>
    </message>
    <message>
        <source>Delete from the history</source>
        <translation>Удаление из истории</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Delete the answer for {kind} {id} from this computer?</source>
        <translation>Удалить ответ для {kind} {id} с этого компьютера?</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Получатель</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
</context>
<context>
    <name>HistoryNote</name>
    <message>
        <source>Look up again</source>
        <translation>Проверить снова</translation>
    </message>
</context>
<context>
    <name>HistorySaving</name>
    <message>
        <source>KiT history</source>
        <translation>История KiT</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Kept answers</source>
        <translation>Сохранённые ответы</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>Копировать ID</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Проверить снова</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Search the history</source>
        <translation>Поиск в истории</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>As an Excel or CSV file</source>
        <translation>В файл Excel или CSV</translation>
    </message>
    <message>
        <source>Clear all…</source>
        <translation>Очистить всё…</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Подождите…</translation>
    </message>
    <message>
        <source>No saved answer matches your search.</source>
        <translation>Среди сохранённых ответов ничего не найдено.</translation>
    </message>
    <message>
        <source>Answers are not saved: this is switched off in the settings.</source>
        <translation>Ответы не сохраняются: это отключено в настройках.</translation>
    </message>
    <message>
        <source>Nothing here yet. Each answer is kept on this computer for {days}, so that you can find it again and see what has changed.</source>
        <translation>Здесь пока пусто. Каждый ответ хранится на этом компьютере в течение {days}, чтобы его можно было найти и увидеть, что изменилось.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln ответ</numerusform>
            <numerusform>%Ln ответа</numerusform>
            <numerusform>%Ln ответов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln дня</numerusform>
            <numerusform>%Ln дней</numerusform>
            <numerusform>%Ln дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Search: id, number, sender, text</source>
        <translation>Поиск: ID, номер, отправитель, слова</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>What happened to the message?</source>
        <translation>Что стало с сообщением?</translation>
    </message>
    <message>
        <source>Ids to try on the practice gateway:</source>
        <translation>ID для пробы на учебном шлюзе:</translation>
    </message>
    <message>
        <source>Paste the message id into the field above and press Enter. Several ids become a list.</source>
        <translation>Вставьте ID сообщения в поле выше и нажмите Enter. Из нескольких ID получится список.</translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message>
        <source>The message’s way: {way}</source>
        <translation>Путь сообщения: {way}</translation>
    </message>
    <message>
        <source>it is here</source>
        <translation>сейчас здесь</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>достигнуто</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>пройдено</translation>
    </message>
    <message>
        <source>delivery stopped</source>
        <translation>доставка прекращена</translation>
    </message>
</context>
<context>
    <name>LastLookups</name>
    <message>
        <source>Last looked up</source>
        <translation>Последние проверки</translation>
    </message>
    <message>
        <source>All history</source>
        <translation>Вся история</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Получатель</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>{id} was still on its way: {time}</source>
        <translation>{id} ещё было в пути: {time}</translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>Hello, please look into this message.</source>
        <translation>Здравствуйте! Пожалуйста, проверьте это сообщение.</translation>
    </message>
    <message>
        <source>The customer says: {words}</source>
        <translation>Клиент говорит: {words}</translation>
    </message>
    <message>
        <source>The program shows: {words}</source>
        <translation>Программа показывает: {words}</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>Write to KiT</source>
        <translation>Письмо в KiT</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Тема: {subject}</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Копировать текст</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The e-mail</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>To {address}. Nothing is sent before you send it in your mail program.</source>
        <translation>Кому: {address}. Ничего не уйдёт, пока вы не отправите письмо в своей почтовой программе.</translation>
    </message>
    <message>
        <source>For example: waits for the code since nine o’clock, the phone is on</source>
        <translation>Например: ждёт код с девяти часов, телефон включён</translation>
    </message>
    <message>
        <source>&amp;What the customer says</source>
        <translation>&amp;Что говорит клиент</translation>
    </message>
    <message>
        <source>Save the files</source>
        <translation>Сохранить файлы</translation>
    </message>
    <message>
        <source>Request, reply and a summary, in one zip among your downloads</source>
        <translation>Запрос, ответ и сводка в одном zip-файле в загрузках</translation>
    </message>
    <message>
        <source>Files for KiT: request, reply and a summary</source>
        <translation>Файлы для KiT: запрос, ответ и сводка</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Показать папку</translation>
    </message>
    <message>
        <source>With the files attached</source>
        <translation>С файлами во вложении</translation>
    </message>
    <message>
        <source>Opens an e-mail with the files in it. Outlook and Apple Mail can do that.</source>
        <translation>Открывает письмо с вложенными файлами. Это умеют Outlook и Apple Mail.</translation>
    </message>
    <message>
        <source>Open the e-mail</source>
        <translation>Открыть письмо</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>Clear the field</source>
        <translation>Очистить поле</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Another program opened a link that is no message id, so nothing was filled in. Copy the id and paste it here.</source>
        <translation>Другая программа открыла ссылку, в которой нет ID сообщения, поэтому ничего не вставлено. Скопируйте ID и вставьте его сюда.</translation>
    </message>
</context>
<context>
    <name>ListFigures</name>
    <message>
        <source>By sender</source>
        <translation>По отправителям</translation>
    </message>
    <message>
        <source>By day sent</source>
        <translation>По дням отправки</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщений</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Не доставлено</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Частей</translation>
    </message>
    <message>
        <source>List summary</source>
        <translation>Итоги по списку</translation>
    </message>
    <message>
        <source>Delivery usually took {median}, {slowest} at most.</source>
        <translation>Доставка обычно занимала {median}, дольше всего — {slowest}.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message numerus="yes">
        <source>%Ln id(s)</source>
        <translation>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) in all</source>
        <translation>
            <numerusform>Всего %Ln часть</numerusform>
            <numerusform>Всего %Ln части</numerusform>
            <numerusform>Всего %Ln частей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) had times that make sense.</source>
        <translation>
            <numerusform>По %Ln сообщению, у которого известны оба времени.</numerusform>
            <numerusform>По %Ln сообщениям, у которых известны оба времени.</numerusform>
            <numerusform>По %Ln сообщениям, у которых известны оба времени.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListImport</name>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Open a list of ids</source>
        <translation>Открыть список ID</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>В буфере обмена нет текста.</translation>
    </message>
    <message>
        <source>Reading… {percent}&#xa0;%</source>
        <translation>Чтение… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv);;All files (*)</source>
        <translation>Списки (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv);;Все файлы (*)</translation>
    </message>
</context>
<context>
    <name>ListPreviewPage</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Столбец {number}</translation>
    </message>
    <message>
        <source>Please check whether the right column was guessed.</source>
        <translation>Проверьте, верно ли выбран столбец.</translation>
    </message>
    <message>
        <source>No ids were found in it.</source>
        <translation>ID в нём не найдены.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Подсчёт…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начать проверку</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without an id</source>
        <translation>
            <numerusform>%Ln строка без ID</numerusform>
            <numerusform>%Ln строки без ID</numerusform>
            <numerusform>%Ln строк без ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated row(s), looked up once</source>
        <translation>
            <numerusform>%Ln повтор, проверяется один раз</numerusform>
            <numerusform>%Ln повтора, проверяются один раз</numerusform>
            <numerusform>%Ln повторов, проверяются один раз</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave out rows that are hidden in Excel</source>
        <translation>&amp;Пропустить строки, скрытые в Excel</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Другой файл…</translation>
    </message>
    <message>
        <source>Column with the ids</source>
        <translation>Столбец с ID</translation>
    </message>
    <message>
        <source>Kind of id</source>
        <translation>Вид ID</translation>
    </message>
    <message>
        <source>Look up {count} from the column {column} as {kind}</source>
        <translation>Проверить {count} из столбца {column} как {kind}</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Показать их</translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation>Вставленный список</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln строка</numerusform>
            <numerusform>%Ln строки</numerusform>
            <numerusform>%Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>sheet “{name}”</source>
        <translation>лист «{name}»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln id(s)</source>
        <translation>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln ID</numerusform>
        </translation>
    </message>
    <message>
        <source>“.0” dropped from the ids</source>
        <translation>у ID отброшено «.0»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out:</source>
        <translation>
            <numerusform>%Ln строка пропущена:</numerusform>
            <numerusform>%Ln строки пропущены:</numerusform>
            <numerusform>%Ln строк пропущено:</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Запуск…</translation>
    </message>
    <message>
        <source>Choose the encoding in which the letters look right.</source>
        <translation>Выберите кодировку, в которой буквы читаются правильно.</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Показать список</translation>
    </message>
    <message>
        <source>about {span}, {rate} a second at most</source>
        <translation>примерно {span}, не более {rate} в секунду</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hidden in Excel.</source>
        <translation>
            <numerusform>%Ln строка скрыта в Excel.</numerusform>
            <numerusform>%Ln строки скрыты в Excel.</numerusform>
            <numerusform>%Ln строк скрыто в Excel.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListRunPage</name>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Save as Excel or CSV…</source>
        <translation>Сохранить как Excel или CSV…</translation>
    </message>
    <message>
        <source>Another list</source>
        <translation>Другой список</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Поиск в списке</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} из {total}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>пауза</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} в секунду</translation>
    </message>
    <message>
        <source>about {span} left</source>
        <translation>ещё примерно {span}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Retry failed lookups</source>
        <translation>Повторить проверки с ошибкой</translation>
    </message>
    <message>
        <source>Check unfinished again</source>
        <translation>Проверить снова незавершённые</translation>
    </message>
    <message>
        <source>Summary…</source>
        <translation>Итоги…</translation>
    </message>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Ответ шлюза: «{text}»</translation>
    </message>
    <message>
        <source>slowed down: the gateway is busy</source>
        <translation>медленнее: шлюз перегружен</translation>
    </message>
    <message>
        <source>almost done</source>
        <translation>почти готово</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Delete the list…</source>
        <translation>Удалить список…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Сохранить в Excel</translation>
    </message>
    <message>
        <source>Beside the list</source>
        <translation>Рядом со списком</translation>
    </message>
</context>
<context>
    <name>ListSaving</name>
    <message>
        <source>Save the answers</source>
        <translation>Сохранить ответы</translation>
    </message>
    <message>
        <source>The list is filtered. Save only the ids that are shown, or all?</source>
        <translation>Список отфильтрован. Сохранить только показанные ID или все?</translation>
    </message>
    <message>
        <source>Only those shown</source>
        <translation>Только показанные</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>ответы</translation>
    </message>
    <message>
        <source>Saved as CSV</source>
        <translation>Сохранено в CSV</translation>
    </message>
    <message>
        <source>It drops leading zeros and rounds long numbers. In an Excel file they stay as they are.</source>
        <translation>Он отбрасывает ведущие нули и округляет длинные числа. В файле Excel они остаются как есть.</translation>
    </message>
    <message>
        <source>Save as Excel too…</source>
        <translation>Сохранить и в Excel…</translation>
    </message>
</context>
<context>
    <name>ListStartPage</name>
    <message>
        <source>Drop an Excel, CSV or text file here, open one, or paste a column of ids.</source>
        <translation>Перетащите сюда файл Excel, CSV или текстовый файл, откройте его или вставьте столбец ID.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>Paste ids</source>
        <translation>Вставить ID</translation>
    </message>
    <message>
        <source>All {count} of them</source>
        <translation>Все {count}</translation>
    </message>
    <message>
        <source>Look up a whole list</source>
        <translation>Проверить сразу целый список</translation>
    </message>
    <message>
        <source>Saved lists</source>
        <translation>Сохранённые списки</translation>
    </message>
</context>
<context>
    <name>ListTab</name>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
</context>
<context>
    <name>ListTable</name>
    <message>
        <source>Ids and their answers</source>
        <translation>ID и ответы</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Сортировать по</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>По убыванию</translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>A list is under way. Stop it before you open another.</source>
        <translation>Список уже проверяется. Остановите его, прежде чем открыть другой.</translation>
    </message>
    <message>
        <source>There is no answer for this id yet.</source>
        <translation>Ответа по этому ID ещё нет.</translation>
    </message>
    <message>
        <source>Delete the list</source>
        <translation>Удаление списка</translation>
    </message>
    <message>
        <source>That did not work. The log says why: Help → Diagnostics.</source>
        <translation>Не получилось. Причина записана в журнале: «Справка» → «Диагностика».</translation>
    </message>
    <message>
        <source>This list was begun at {address}. Set that address to continue.</source>
        <translation>Этот список начат на {address}. Чтобы продолжить, укажите этот адрес в настройках.</translation>
    </message>
    <message>
        <source>This list was begun as {login}. Switch to that account to continue.</source>
        <translation>Этот список начат под учётной записью {login}. Чтобы продолжить, переключитесь на неё.</translation>
    </message>
    <message>
        <source>Delete {name} and its answers from this computer?</source>
        <translation>Удалить {name} и его ответы с этого компьютера?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Не доставлено</translation>
    </message>
    <message>
        <source>Other status</source>
        <translation>Другой статус</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Ответ получен</translation>
    </message>
    <message>
        <source>No such message</source>
        <translation>Такого сообщения нет</translation>
    </message>
    <message>
        <source>Login or password refused</source>
        <translation>Логин или пароль отклонены</translation>
    </message>
    <message>
        <source>The gateway reports an error</source>
        <translation>Шлюз сообщает об ошибке</translation>
    </message>
    <message>
        <source>The web server reports an error</source>
        <translation>Веб-сервер сообщает об ошибке</translation>
    </message>
    <message>
        <source>The gateway could not be reached</source>
        <translation>Шлюз недоступен</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>Соединение небезопасно</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Ответ не пришёл вовремя</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>The answer was too large</source>
        <translation>Ответ слишком большой</translation>
    </message>
    <message>
        <source>The server pointed elsewhere</source>
        <translation>Сервер указал другой адрес</translation>
    </message>
    <message>
        <source>The address cannot be used</source>
        <translation>Адрес непригоден</translation>
    </message>
    <message>
        <source>This cannot be an id</source>
        <translation>Это не может быть ID</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>Нет учётной записи</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
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
        <translation>Получатель</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Частей</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Код HTTP</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Такого файла нет.</translation>
    </message>
    <message>
        <source>This is a folder or a device, not a file.</source>
        <translation>Это папка или устройство, а не файл.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Close it in Excel and try again.</source>
        <translation>Файл не открывается. Закройте его в Excel и повторите.</translation>
    </message>
    <message>
        <source>The file is too large for a list of ids.</source>
        <translation>Файл слишком велик для списка ID.</translation>
    </message>
    <message>
        <source>The list has more than 300,000 rows. Split it.</source>
        <translation>В списке больше 300&#xa0;000 строк. Разделите его.</translation>
    </message>
    <message>
        <source>The file has a password. Save it without one and try again.</source>
        <translation>Файл защищён паролем. Сохраните его без пароля и повторите.</translation>
    </message>
    <message>
        <source>The letters cannot be read in this encoding. Choose another.</source>
        <translation>В этой кодировке буквы не читаются. Выберите другую.</translation>
    </message>
    <message>
        <source>The workbook has no such sheet.</source>
        <translation>В книге нет такого листа.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Чтение отменено.</translation>
    </message>
    <message>
        <source>Some quotes do not match; check the columns.</source>
        <translation>Не все кавычки парные; проверьте столбцы.</translation>
    </message>
    <message>
        <source>Very long cells were cut.</source>
        <translation>Очень длинные ячейки обрезаны.</translation>
    </message>
    <message>
        <source>Only the first 256 columns were kept.</source>
        <translation>Оставлены только первые 256 столбцов.</translation>
    </message>
    <message>
        <source>The workbook has other sheets too.</source>
        <translation>В книге есть и другие листы.</translation>
    </message>
    <message>
        <source>several lines in one cell</source>
        <translation>несколько строк в одной ячейке</translation>
    </message>
    <message>
        <source>a space inside: perhaps two ids</source>
        <translation>внутри пробел: возможно, это два ID</translation>
    </message>
    <message>
        <source>a comma or semicolon inside: perhaps two ids</source>
        <translation>внутри запятая или точка с запятой: возможно, это два ID</translation>
    </message>
    <message>
        <source>Excel has rounded this number</source>
        <translation>Excel округлил это число</translation>
    </message>
    <message>
        <source>invisible characters inside</source>
        <translation>внутри невидимые символы</translation>
    </message>
    <message>
        <source>too long for an id</source>
        <translation>слишком длинно для ID</translation>
    </message>
    <message>
        <source>it names the other kind of id</source>
        <translation>там указан другой вид ID</translation>
    </message>
    <message>
        <source>Excel has made a date of it</source>
        <translation>Excel превратил это в дату</translation>
    </message>
    <message>
        <source>The answers could not be written to the disk, so the list stopped.</source>
        <translation>Ответы не удалось записать на диск, поэтому список остановлен.</translation>
    </message>
    <message>
        <source>This list was begun already.</source>
        <translation>Этот список уже начат.</translation>
    </message>
    <message>
        <source>Another window is working on this list.</source>
        <translation>С этим списком работает другое окно.</translation>
    </message>
    <message>
        <source>The folder for lists cannot be written to.</source>
        <translation>Папка для списков недоступна для записи.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск заполнен.</translation>
    </message>
    <message>
        <source>This file is not a list that was begun here.</source>
        <translation>Этот файл — не список, начатый в этой программе.</translation>
    </message>
    <message>
        <source>The list was begun with another version of this program.</source>
        <translation>Список начат в другой версии программы.</translation>
    </message>
    <message>
        <source>The folder for lists is on a network drive where two computers could damage them.</source>
        <translation>Папка для списков находится на сетевом диске, где их могли бы повредить два компьютера.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .xlsx or .csv.</source>
        <translation>Выберите имя, которое оканчивается на .xlsx или .csv.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Такой папки нет.</translation>
    </message>
    <message>
        <source>There is a folder of that name.</source>
        <translation>Есть папка с таким именем.</translation>
    </message>
    <message>
        <source>This is the list itself. Choose another name for the answers.</source>
        <translation>Это сам исходный список. Выберите для ответов другое имя.</translation>
    </message>
    <message>
        <source>The file is open in another program. Close it there and save again.</source>
        <translation>Файл открыт в другой программе. Закройте его там и сохраните снова.</translation>
    </message>
    <message>
        <source>Saving was cancelled.</source>
        <translation>Сохранение отменено.</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Латиница</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Кириллица</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Столбец {number}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Итоги</translation>
    </message>
    <message>
        <source>Alphabet</source>
        <translation>Алфавит</translation>
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
        <translation>Примечание</translation>
    </message>
    <message>
        <source>TRUE or FALSE instead of an id</source>
        <translation>ИСТИНА или ЛОЖЬ вместо ID</translation>
    </message>
    <message>
        <source>a heading or a total</source>
        <translation>заголовок или итог</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>Ids</source>
        <translation>Количество ID</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>Повторы строк</translation>
    </message>
    <message>
        <source>Rows without an id</source>
        <translation>Строки без ID</translation>
    </message>
    <message>
        <source>Rows that cannot be an id</source>
        <translation>Строки, которые не могут быть ID</translation>
    </message>
    <message>
        <source>Why not answered</source>
        <translation>Почему нет ответа</translation>
    </message>
    <message>
        <source>Parts (SMS) in all</source>
        <translation>Всего частей (SMS)</translation>
    </message>
    <message>
        <source>Delivered, with both times known</source>
        <translation>Доставлено, оба времени известны</translation>
    </message>
    <message>
        <source>Median delivery time, seconds</source>
        <translation>Медиана времени доставки, с</translation>
    </message>
    <message>
        <source>Slowest delivery, seconds</source>
        <translation>Самая долгая доставка, с</translation>
    </message>
    <message>
        <source>By sender</source>
        <translation>По отправителям</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщений</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Доля</translation>
    </message>
    <message>
        <source>Lookup failed</source>
        <translation>Ошибка проверки</translation>
    </message>
    <message>
        <source>Not looked up yet</source>
        <translation>Ещё не проверено</translation>
    </message>
    <message>
        <source>Not a valid answer</source>
        <translation>Некорректный ответ</translation>
    </message>
    <message>
        <source>The proxy refused the request</source>
        <translation>Прокси отклонил запрос</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Delivered or stopped</source>
        <translation>Завершено</translation>
    </message>
    <message>
        <source>Delivery time</source>
        <translation>Время доставки</translation>
    </message>
    <message>
        <source>Gateway’s answer</source>
        <translation>Ответ шлюза</translation>
    </message>
    <message>
        <source>Lookup, ms</source>
        <translation>Проверка, мс</translation>
    </message>
    <message>
        <source>The file could not be read from the disk.</source>
        <translation>Не удалось прочитать файл с диска.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>Список пуст.</translation>
    </message>
    <message>
        <source>The file is damaged. Open it in Excel and save it again.</source>
        <translation>Файл повреждён. Откройте его в Excel и сохраните заново.</translation>
    </message>
    <message>
        <source>All ids were on one line; the line was split.</source>
        <translation>Все ID были в одной строке; она разбита на отдельные ID.</translation>
    </message>
    <message>
        <source>an Excel error such as #N/A</source>
        <translation>ошибка Excel вместо значения, например #Н/Д</translation>
    </message>
    <message>
        <source>All ids have been looked up.</source>
        <translation>Все ID проверены.</translation>
    </message>
    <message>
        <source>Stopped. You can continue at any time; nothing is looked up twice.</source>
        <translation>Остановлено. Продолжить можно в любое время: проверенное повторно не проверяется.</translation>
    </message>
    <message>
        <source>The gateway refused the login, so the list was stopped at once. Check the account.</source>
        <translation>Шлюз отклонил логин, поэтому проверка списка сразу остановлена. Проверьте учётную запись.</translation>
    </message>
    <message>
        <source>The gateway cannot be reached, so the list was stopped. Continue when the connection is back.</source>
        <translation>Шлюз недоступен, поэтому список остановлен. Продолжите, когда связь восстановится.</translation>
    </message>
    <message>
        <source>The program failed. The answers so far are saved; you can continue.</source>
        <translation>Сбой в программе. Полученные ответы сохранены; можно продолжить.</translation>
    </message>
    <message>
        <source>The list file is missing.</source>
        <translation>Файл списка не найден.</translation>
    </message>
    <message>
        <source>The list file is damaged.</source>
        <translation>Файл списка повреждён.</translation>
    </message>
    <message>
        <source>The list file cannot be used.</source>
        <translation>Файл списка непригоден.</translation>
    </message>
    <message>
        <source>The file cannot be saved there.</source>
        <translation>Сохранить файл туда нельзя.</translation>
    </message>
    <message>
        <source>The saved answers cannot be read.</source>
        <translation>Сохранённые ответы не читаются.</translation>
    </message>
    <message>
        <source>Not looked up: {reason}</source>
        <translation>Не проверялось: {reason}</translation>
    </message>
    <message>
        <source>Later lookup failed: </source>
        <translation>Повторная проверка не удалась: </translation>
    </message>
    <message>
        <source>Sent (Almaty time)</source>
        <translation>Отправлено (время Алматы)</translation>
    </message>
    <message>
        <source>Delivered or stopped (Almaty time)</source>
        <translation>Доставлено или прекращено (время Алматы)</translation>
    </message>
    <message>
        <source>Delivery time, seconds</source>
        <translation>Время доставки, с</translation>
    </message>
    <message>
        <source>Checked (Almaty time)</source>
        <translation>Проверено (время Алматы)</translation>
    </message>
    <message>
        <source>Lookup result</source>
        <translation>Результат проверки</translation>
    </message>
    <message>
        <source>By day sent (Almaty time)</source>
        <translation>По дням отправки (время Алматы)</translation>
    </message>
    <message>
        <source>Only “404 Not Found” came back, which a wrong address gives too, so the list stopped. Check the address, and look up one message that exists.</source>
        <translation>Пришёл только ответ «404 Not Found», какой даёт и неверный адрес, поэтому проверка списка остановлена. Проверьте адрес и одно сообщение, которое точно есть.</translation>
    </message>
    <message>
        <source>The list file was damaged. It was saved as {name}; what could be read is here, and the rest is looked up again.</source>
        <translation>Файл списка был повреждён. Он сохранён как {name}; всё, что удалось прочитать, перенесено сюда, остальное будет проверено снова.</translation>
    </message>
    <message>
        <source>The gateway’s answer may be about the login, so the list was stopped. Check the account.</source>
        <translation>Ответ шлюза может относиться к логину, поэтому список остановлен. Проверьте учётную запись.</translation>
    </message>
    <message>
        <source>The gateway cannot be used: check the account and the address.</source>
        <translation>Запрос к шлюзу невозможен: проверьте учётную запись и адрес.</translation>
    </message>
    <message>
        <source>The gateway answers nothing but errors, so the list was stopped. Continue later.</source>
        <translation>Шлюз отвечает одними ошибками, поэтому список остановлен. Продолжите позже.</translation>
    </message>
    <message>
        <source>This is a web page, whatever its name says. Open it in Excel and save it as .xlsx.</source>
        <translation>Это веб-страница, хотя имя файла другое. Откройте её в Excel и сохраните как .xlsx.</translation>
    </message>
    <message>
        <source>This is not a table of ids. If Excel can open it, save it there as .xlsx and try again.</source>
        <translation>Это не таблица с ID. Если Excel открывает файл, сохраните его там как .xlsx и попробуйте снова.</translation>
    </message>
    <message>
        <source>This is not a list. The program reads Excel, LibreOffice, CSV and text files.</source>
        <translation>Это не список. Программа читает файлы Excel, LibreOffice, CSV и текстовые файлы.</translation>
    </message>
    <message>
        <source>This is not a text file. The program reads Excel, LibreOffice, CSV and text files.</source>
        <translation>Это не текстовый файл. Программа читает файлы Excel, LibreOffice, CSV и текстовые файлы.</translation>
    </message>
    <message>
        <source>Some of its sheets are hidden in Excel.</source>
        <translation>Часть листов скрыта в Excel.</translation>
    </message>
    <message>
        <source>This sheet is hidden in Excel: check whether it is the right one.</source>
        <translation>Этот лист скрыт в Excel: проверьте, тот ли это лист.</translation>
    </message>
    <message>
        <source>Some columns are hidden in Excel.</source>
        <translation>Часть столбцов скрыта в Excel.</translation>
    </message>
    <message>
        <source>Leading zeros and hidden rows of this file may not be seen: compare the ids with Excel.</source>
        <translation>Ведущие нули и скрытые строки этого файла могут быть не видны: сверьте ID с Excel.</translation>
    </message>
    <message>
        <source>A few characters in the file are damaged.</source>
        <translation>Несколько символов в файле повреждены.</translation>
    </message>
    <message>
        <source>Check the letters. If they look wrong, choose another encoding.</source>
        <translation>Проверьте буквы. Если они читаются неправильно, выберите другую кодировку.</translation>
    </message>
    <message>
        <source>formula not calculated: open and save the file in Excel</source>
        <translation>формула не вычислена: откройте файл в Excel и сохраните</translation>
    </message>
    <message>
        <source>Excel shows this number in another form</source>
        <translation>Excel показывает это число в другом виде</translation>
    </message>
    <message>
        <source>a damaged character inside</source>
        <translation>внутри повреждённый символ</translation>
    </message>
    <message>
        <source>markup of a web page</source>
        <translation>разметка веб-страницы</translation>
    </message>
    <message>
        <source>no letter and no digit in it</source>
        <translation>нет ни букв, ни цифр</translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation>Вставленный список</translation>
    </message>
    <message>
        <source>Latin and Cyrillic letters are mixed in this id. In one alphabet: {id}</source>
        <translation>В этом ID смешаны латинские и кириллические буквы. В одном алфавите: {id}</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Account at the gateway</source>
        <translation>Учётная запись на шлюзе</translation>
    </message>
    <message>
        <source>The login and password that KiT gave your company for its SMS gateway.</source>
        <translation>Логин и пароль к SMS-шлюзу, которые KiT выдала вашей компании.</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Учётная запись</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>Another account…</source>
        <translation>Другая учётная запись…</translation>
    </message>
    <message>
        <source>Use this account</source>
        <translation>Использовать запись</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Try the practice gateway</source>
        <translation>Открыть учебный шлюз</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Запомнить на этом компьютере</translation>
    </message>
    <message>
        <source>{problem} The account is kept until you close the program.</source>
        <translation>{problem} Учётная запись сохранится до закрытия программы.</translation>
    </message>
    <message>
        <source>The password is kept in this computer’s keyring. Nowhere else.</source>
        <translation>Пароль хранится в хранилище паролей этого компьютера. Больше нигде.</translation>
    </message>
    <message>
        <source>Both are needed: the login and the password.</source>
        <translation>Нужны и логин, и пароль.</translation>
    </message>
    <message>
        <source>There are invisible characters in it. Type it by hand.</source>
        <translation>Там есть невидимые символы. Введите вручную.</translation>
    </message>
    <message>
        <source>optional: your own name for it</source>
        <translation>необязательно: ваше название</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>Удалить с этого компьютера</translation>
    </message>
    <message>
        <source>leave empty to keep the old one</source>
        <translation>оставьте пустым, если не меняете</translation>
    </message>
    <message>
        <source>The password is stored only in {name}.</source>
        <translation>Пароль хранится только здесь: {name}.</translation>
    </message>
    <message>
        <source>This password is too long: {most} characters at most.</source>
        <translation>Слишком длинный пароль: не больше {most} символов.</translation>
    </message>
    <message>
        <source>Remove the account {login} from this computer?</source>
        <translation>Удалить учётную запись {login} с этого компьютера?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Its password is deleted from the keyring. The account at KiT is not touched.</source>
        <translation>Её пароль будет удалён из хранилища паролей. Учётная запись в KiT не изменится.</translation>
    </message>
</context>
<context>
    <name>LookupBar</name>
    <message>
        <source>The id that the gateway gave the message</source>
        <translation>ID, который сообщению присвоил шлюз</translation>
    </message>
    <message>
        <source>The id that your own system gave the message</source>
        <translation>ID, который сообщению присвоила ваша система</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>ID сообщения</translation>
    </message>
    <message>
        <source>Paste the message id here</source>
        <translation>Вставьте сюда ID сообщения</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Paste or type an id first.</source>
        <translation>Сначала вставьте или введите ID.</translation>
    </message>
    <message>
        <source>Kind of id</source>
        <translation>Вид ID</translation>
    </message>
    <message>
        <source>Look them up as a list</source>
        <translation>Проверить списком</translation>
    </message>
    <message>
        <source>Use {id}</source>
        <translation>Взять {id}</translation>
    </message>
    <message>
        <source>Look both up as a list</source>
        <translation>Оба списком</translation>
    </message>
    <message>
        <source>These are two ids.</source>
        <translation>Это два ID.</translation>
    </message>
    <message>
        <source>Enter looks it up</source>
        <translation>Enter — проверить</translation>
    </message>
    <message>
        <source>Enter looks it up  ·  Ctrl+L comes back here</source>
        <translation>Enter — проверить  ·  Ctrl+L — вернуться сюда</translation>
    </message>
    <message>
        <source>{used} s of {limit} s</source>
        <translation>{used} с из {limit} с</translation>
    </message>
    <message>
        <source>Enter looks up {message}</source>
        <translation>Enter — проверить {message}</translation>
    </message>
    <message>
        <source>Looking up {message} at {host}…</source>
        <translation>Проверяется {message}: {host}…</translation>
    </message>
    <message>
        <source>Look up {id} from the clipboard</source>
        <translation>Проверить {id} из буфера обмена</translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message>
        <source>Write to KiT</source>
        <translation>Написать в KiT</translation>
    </message>
    <message>
        <source>&amp;Write to KiT…</source>
        <translation>Н&amp;аписать в KiT…</translation>
    </message>
    <message>
        <source>Your mail program opens. Save the files here and attach them to the e-mail.</source>
        <translation>Открывается почтовая программа. Сохраните файлы здесь и вложите их в письмо.</translation>
    </message>
    <message>
        <source>No mail program could be opened. Copy the text into an e-mail to {address}.</source>
        <translation>Почтовую программу открыть не удалось. Скопируйте текст в письмо на {address}.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Сохранено: {name}</translation>
    </message>
    <message>
        <source>No program opens e-mails from files here. Open the e-mail without the files and attach them.</source>
        <translation>Здесь нет программы, которая открывает письма из файлов. Откройте письмо без файлов и вложите их.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Raw XML</source>
        <translation>Исходный XML</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Выйти из учебного режима</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Look up</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>Save raw &amp;XML…</source>
        <translation>Сохранить исходный &amp;XML…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>Copy for &amp;ticket</source>
        <translation>Копировать для &amp;заявки</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>Go to the &amp;id</source>
        <translation>Перейти к &amp;ID</translation>
    </message>
    <message>
        <source>Leave &amp;practice</source>
        <translation>Выйти из &amp;учебного режима</translation>
    </message>
    <message>
        <source>&amp;Practice gateway</source>
        <translation>&amp;Учебный шлюз</translation>
    </message>
    <message>
        <source>the practice gateway</source>
        <translation>учебный шлюз</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Not copied: another program holds the clipboard. Try again.</source>
        <translation>Не скопировано: буфер обмена занят другой программой. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Practice mode: nothing here is real, and no real message is looked up.</source>
        <translation>Учебный режим: данные вымышленные, настоящие сообщения не проверяются.</translation>
    </message>
    <message>
        <source>Look up &amp;again</source>
        <translation>Проверить &amp;снова</translation>
    </message>
    <message>
        <source>{id}: looking up… – KiT Desktop</source>
        <translation>{id}: проверка… — KiT Desktop</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>List of ids</source>
        <translation>Список ID</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
</context>
<context>
    <name>NotFoundCard</name>
    <message>
        <source>Copy the id again from the CRM or the log: one wrong digit is enough.</source>
        <translation>Скопируйте ID из CRM или журнала ещё раз: из-за одной неверной цифры он не найдётся.</translation>
    </message>
    <message>
        <source>The message may belong to another account of your company.</source>
        <translation>Возможно, сообщение отправлено с другой учётной записи вашей компании.</translation>
    </message>
    <message>
        <source>If every id gives this answer, check the address in the settings.</source>
        <translation>Если такой ответ приходит на любой ID, проверьте адрес в настройках.</translation>
    </message>
    <message>
        <source>If it still is not found</source>
        <translation>Если всё равно не найдено</translation>
    </message>
</context>
<context>
    <name>OutcomeCard</name>
    <message>
        <source>The gateway’s answer: “{text}”</source>
        <translation>Ответ шлюза: «{text}»</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>Previous answer, for {message}</source>
        <translation>Предыдущий ответ, для {message}</translation>
    </message>
    <message>
        <source>Answer for {message}</source>
        <translation>Ответ для {message}</translation>
    </message>
    <message>
        <source>not for what is in the field</source>
        <translation>не для того, что в поле</translation>
    </message>
    <message>
        <source>not for the account in use</source>
        <translation>не для выбранной учётной записи</translation>
    </message>
    <message>
        <source>not from the address in use</source>
        <translation>не с выбранного адреса</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>За всё время</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>За 7 дней</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>С … по …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>the provider’s own sample</source>
        <translation>пример самого провайдера</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>доставлено</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>не доставлено</translation>
    </message>
    <message>
        <source>with the operator</source>
        <translation>у оператора</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>отправляется</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>ожидает отправки</translation>
    </message>
    <message>
        <source>moves on while you watch</source>
        <translation>меняется, пока вы следите</translation>
    </message>
    <message>
        <source>a status nobody knows</source>
        <translation>неизвестный статус</translation>
    </message>
    <message>
        <source>a Russian sender</source>
        <translation>русское имя отправителя</translation>
    </message>
    <message>
        <source>a Kazakh sender</source>
        <translation>казахское имя отправителя</translation>
    </message>
    <message>
        <source>a long message in several parts</source>
        <translation>длинное сообщение из нескольких частей</translation>
    </message>
    <message>
        <source>without an id of your own</source>
        <translation>без вашего ID</translation>
    </message>
    <message>
        <source>no such message</source>
        <translation>такого сообщения нет</translation>
    </message>
    <message>
        <source>no such message (HTTP 404)</source>
        <translation>такого сообщения нет (HTTP 404)</translation>
    </message>
    <message>
        <source>found only as MsgID</source>
        <translation>находится только по MsgID</translation>
    </message>
    <message>
        <source>login refused</source>
        <translation>логин отклонён</translation>
    </message>
    <message>
        <source>an error of the gateway</source>
        <translation>ошибка шлюза</translation>
    </message>
    <message>
        <source>a maintenance page</source>
        <translation>страница «технические работы»</translation>
    </message>
    <message>
        <source>answers after 5 seconds</source>
        <translation>отвечает через 5 секунд</translation>
    </message>
    <message>
        <source>answers after a minute: try Cancel</source>
        <translation>отвечает через минуту: попробуйте «Отмена»</translation>
    </message>
    <message>
        <source>the same message, by your own id</source>
        <translation>то же сообщение, по вашему ID</translation>
    </message>
</context>
<context>
    <name>PracticeIds</name>
    <message>
        <source>All {count} of them</source>
        <translation>Все {count}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Column {number}</source>
        <translation>Столбец {number}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Почему пропущена</translation>
    </message>
</context>
<context>
    <name>PreviewOptions</name>
    <message>
        <source>More options</source>
        <translation>Дополнительно</translation>
    </message>
    <message>
        <source>&amp;Header row</source>
        <translation>Строка &amp;заголовков</translation>
    </message>
    <message>
        <source>Shee&amp;t</source>
        <translation>&amp;Лист</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Кодировка</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>&amp;Разделитель</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>табуляция</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Строка {number}</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the list</source>
        <translation>Первые строки списка</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>On the screen and in texts for the ticket</source>
        <translation>На экране и в текстах для заявки</translation>
    </message>
    <message>
        <source>Hide the middle of phone numbers</source>
        <translation>Скрывать середину номеров телефонов</translation>
    </message>
    <message>
        <source>Hide the login in the raw XML</source>
        <translation>Скрывать логин в исходном XML</translation>
    </message>
    <message>
        <source>The password is never shown, whatever is chosen here</source>
        <translation>Пароль не показывается никогда, что бы здесь ни выбрать</translation>
    </message>
    <message>
        <source>Offer an id that is on the clipboard</source>
        <translation>Предлагать ID из буфера обмена</translation>
    </message>
    <message>
        <source>Read only when the window comes to the front with nothing typed; never kept</source>
        <translation>Буфер читается, только когда окно выходит на передний план с пустым полем; ничего не сохраняется</translation>
    </message>
    <message>
        <source>Clear all…</source>
        <translation>Очистить всё…</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Учётные записи…</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Пока нет</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Хранится на этом компьютере</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>The answers, and the lists that were begun</source>
        <translation>Ответы и начатые списки</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Учётные записи</translation>
    </message>
</context>
<context>
    <name>ProxyLoginDialog</name>
    <message>
        <source>Login for the proxy</source>
        <translation>Логин для прокси</translation>
    </message>
    <message>
        <source>Your IT team knows whether {place} wants a login. It is kept in this computer’s keyring, for this proxy only.</source>
        <translation>Нужен ли логин для {place}, знает ваш ИТ-отдел. Он хранится в хранилище паролей этого компьютера, только для этого прокси.</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Логин</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>Удалить с этого компьютера</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Both are needed: the login and the password.</source>
        <translation>Нужны и логин, и пароль.</translation>
    </message>
    <message>
        <source>This password is too long: {most} characters at most.</source>
        <translation>Слишком длинный пароль: не больше {most} символов.</translation>
    </message>
    <message>
        <source>A proxy’s login cannot contain a colon.</source>
        <translation>В логине прокси не может быть двоеточия.</translation>
    </message>
</context>
<context>
    <name>ProxyRow</name>
    <message>
        <source>Log in…</source>
        <translation>Войти…</translation>
    </message>
    <message>
        <source>Login for the proxy</source>
        <translation>Логин для прокси</translation>
    </message>
    <message>
        <source>Looking for a proxy…</source>
        <translation>Поиск прокси…</translation>
    </message>
    <message>
        <source>None; the connection is direct.</source>
        <translation>Нет; соединение прямое.</translation>
    </message>
    <message>
        <source>{place}, logged in as {login}</source>
        <translation>{place}, вход как {login}</translation>
    </message>
    <message>
        <source>{place}, without a login</source>
        <translation>{place}, без логина</translation>
    </message>
    <message>
        <source>The proxy in this computer’s settings cannot be used.</source>
        <translation>Прокси из настроек этого компьютера использовать нельзя.</translation>
    </message>
    <message>
        <source>Known once the address above is right</source>
        <translation>Станет известно, когда адрес выше будет верным</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Копировать отчёт</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Copy for ticket</source>
        <translation>Копировать для заявки</translation>
    </message>
    <message>
        <source>Account…</source>
        <translation>Учётная запись…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>The two times do not fit together, so no duration is shown. They stand as the gateway gave them.</source>
        <translation>Эти два времени не согласуются, поэтому длительность не показана. Они приведены так, как их дал шлюз.</translation>
    </message>
    <message>
        <source>no time given</source>
        <translation>время не указано</translation>
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
        <translation>сейчас здесь</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Look up by {kind}</source>
        <translation>Проверить по {kind}</translation>
    </message>
    <message>
        <source>Connection check…</source>
        <translation>Проверка соединения…</translation>
    </message>
    <message>
        <source>Back to {id}</source>
        <translation>Вернуться к {id}</translation>
    </message>
    <message>
        <source>Copy for ticket: {id}</source>
        <translation>Копировать для заявки: {id}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Look up {id} (other letters)</source>
        <translation>Проверить {id} (другие буквы)</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Set by your administrator</source>
        <translation>Задано администратором</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Не сохранено: {reason}</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Сохранено: {name}</translation>
    </message>
    <message>
        <source>a folder or a device has that name</source>
        <translation>это имя занято папкой или устройством</translation>
    </message>
    <message>
        <source>you may not write there, or the file is open in another program</source>
        <translation>нет прав на запись, или файл открыт в другой программе</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>такой папки нет</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск заполнен</translation>
    </message>
    <message>
        <source>nothing can be written to that disk</source>
        <translation>диск доступен только для чтения</translation>
    </message>
    <message>
        <source>a file there cannot have that name</source>
        <translation>такое имя файла здесь недопустимо</translation>
    </message>
    <message>
        <source>the file could not be written</source>
        <translation>файл записать не удалось</translation>
    </message>
</context>
<context>
    <name>SettingsController</name>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Настройки…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Приватность</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Слежение</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Дополнительно</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>In the field for the id</source>
        <translation>В поле для ID</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>The id is a MsgID</source>
        <translation>Это MsgID</translation>
    </message>
    <message>
        <source>The id is a UserMsgID</source>
        <translation>Это UserMsgID</translation>
    </message>
    <message>
        <source>While a lookup goes on</source>
        <translation>Во время проверки</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>In the history</source>
        <translation>В истории</translation>
    </message>
    <message>
        <source>Open the answer</source>
        <translation>Открыть ответ</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>Копировать ID</translation>
    </message>
    <message>
        <source>Delete the answer from the history</source>
        <translation>Удалить ответ из истории</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>To the next control, and back</source>
        <translation>К следующему элементу и обратно</translation>
    </message>
    <message>
        <source>Close a window</source>
        <translation>Закрыть окно</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>Some settings were damaged and are back at their defaults: {keys}.</source>
        <translation>Часть настроек повреждена, им возвращены значения по умолчанию: {keys}.</translation>
    </message>
    <message>
        <source>The settings file cannot be read. The defaults are used.</source>
        <translation>Файл настроек не читается. Действуют значения по умолчанию.</translation>
    </message>
    <message>
        <source>The settings could not be saved. Perhaps the disk is full or read-only. The program tries again when it closes.</source>
        <translation>Настройки не удалось сохранить. Возможно, диск заполнен или доступен только для чтения. При закрытии программа попробует ещё раз.</translation>
    </message>
    <message>
        <source>The settings file was damaged. It was saved as {name}; the default settings are used.</source>
        <translation>Файл настроек был повреждён. Он сохранён под именем {name}; действуют настройки по умолчанию.</translation>
    </message>
    <message>
        <source>Nothing is looked up until the gateway address is set in the settings.</source>
        <translation>Пока адрес шлюза не указан в настройках, сообщения не проверяются.</translation>
    </message>
    <message>
        <source>Until it is corrected, answers are not saved; those already saved stay.</source>
        <translation>Пока это не исправлено, ответы не сохраняются; уже сохранённые остаются.</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>слежение</translation>
    </message>
    <message>
        <source>history</source>
        <translation>история</translation>
    </message>
    <message>
        <source>pace of lists</source>
        <translation>скорость проверки списков</translation>
    </message>
    <message>
        <source>what is allowed</source>
        <translation>что разрешено</translation>
    </message>
    <message>
        <source>consent to an unencrypted connection</source>
        <translation>согласие на соединение без шифрования</translation>
    </message>
    <message>
        <source>time limit</source>
        <translation>время ожидания</translation>
    </message>
    <message>
        <source>language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>appearance</source>
        <translation>оформление</translation>
    </message>
    <message>
        <source>kind of id</source>
        <translation>вид ID</translation>
    </message>
    <message>
        <source>hiding phone numbers</source>
        <translation>скрытие номеров телефонов</translation>
    </message>
    <message>
        <source>hiding the login</source>
        <translation>скрытие логина</translation>
    </message>
    <message>
        <source>indented XML</source>
        <translation>отступы в XML</translation>
    </message>
    <message>
        <source>place of the window</source>
        <translation>положение окна</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>учётные записи</translation>
    </message>
    <message>
        <source>level of the log</source>
        <translation>уровень журнала</translation>
    </message>
    <message>
        <source>The gateway address in the settings cannot be used. Nothing is looked up until it is corrected in the settings.</source>
        <translation>Адрес шлюза в настройках неверен. Пока он не исправлен в настройках, сообщения не проверяются.</translation>
    </message>
    <message>
        <source>offering an id from the clipboard</source>
        <translation>предложение ID из буфера обмена</translation>
    </message>
    <message>
        <source>Your administrator’s file {file} cannot be read. Nothing is looked up until it is corrected.</source>
        <translation>Файл администратора {file} не читается. Пока его не исправят, запросы не отправляются.</translation>
    </message>
    <message>
        <source>Your administrator’s file {file} has something that is not understood: {keys}.</source>
        <translation>В файле администратора {file} есть непонятное: {keys}.</translation>
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
        <translation>адрес непригоден</translation>
    </message>
    <message>
        <source>practice gateway on this computer</source>
        <translation>учебный шлюз на этом компьютере</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>без шифрования</translation>
    </message>
    <message>
        <source>account {login}</source>
        <translation>учётная запись {login}</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>нет учётной записи</translation>
    </message>
    <message>
        <source>checked {time}</source>
        <translation>проверено {time}</translation>
    </message>
    <message>
        <source>Encrypted connection</source>
        <translation>Соединение зашифровано</translation>
    </message>
    <message>
        <source>The connection is not encrypted</source>
        <translation>Соединение не зашифровано</translation>
    </message>
    <message>
        <source>Not encrypted, but it does not leave this computer</source>
        <translation>Без шифрования, но данные не покидают этот компьютер</translation>
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
        <translation>проверяется…</translation>
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
        <translation>Сохранить ответы</translation>
    </message>
    <message>
        <source>Your administrator does not allow CSV. Save as Excel.</source>
        <translation>Администратор не разрешил CSV. Сохраните в Excel.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message numerus="yes">
        <source>Saved: {name}, %Ln row(s)</source>
        <translation>
            <numerusform>Сохранено: {name}, %Ln строка</numerusform>
            <numerusform>Сохранено: {name}, %Ln строки</numerusform>
            <numerusform>Сохранено: {name}, %Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Excel will change %Ln value(s) when it opens this file.</source>
        <translation>
            <numerusform>Excel изменит %Ln значение, когда откроет этот файл.</numerusform>
            <numerusform>Excel изменит %Ln значения, когда откроет этот файл.</numerusform>
            <numerusform>Excel изменит %Ln значений, когда откроет этот файл.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Что это значит</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
</context>
<context>
    <name>ValueTile</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>next at {time}</source>
        <translation>проверка в {time}</translation>
    </message>
    <message>
        <source>seen at {time}</source>
        <translation>замечено в {time}</translation>
    </message>
    <message>
        <source>not watched any more: it failed several times in a row, last at {time}</source>
        <translation>слежение прекращено: несколько неудач подряд, последняя в {time}</translation>
    </message>
    <message>
        <source>not watched any more: the address or the account was changed</source>
        <translation>слежение прекращено: изменён адрес или учётная запись</translation>
    </message>
    <message>
        <source>not watched any more: the gateway refused the login for another message</source>
        <translation>слежение прекращено: шлюз отклонил логин при проверке другого сообщения</translation>
    </message>
    <message>
        <source>A message is not watched any more</source>
        <translation>Слежение за сообщением прекращено</translation>
    </message>
    <message>
        <source>A watched message; see the window.</source>
        <translation>Отслеживаемое сообщение; смотрите окно.</translation>
    </message>
    <message>
        <source>checking now…</source>
        <translation>проверяется…</translation>
    </message>
    <message>
        <source>not watched any more: the time for watching is over; last checked at {time}</source>
        <translation>слежение прекращено: время слежения вышло; последняя проверка в {time}</translation>
    </message>
    <message>
        <source>not watched any more: checking again would not help</source>
        <translation>слежение прекращено: повторная проверка не поможет</translation>
    </message>
</context>
<context>
    <name>WatchControl</name>
    <message>
        <source>Stop watching</source>
        <translation>Не следить</translation>
    </message>
    <message>
        <source>Watch until final</source>
        <translation>Следить до результата</translation>
    </message>
    <message>
        <source>Stop &amp;watching</source>
        <translation>Не с&amp;ледить</translation>
    </message>
    <message>
        <source>&amp;Watch until final</source>
        <translation>С&amp;ледить до результата</translation>
    </message>
    <message>
        <source>No longer watched</source>
        <translation>Больше не отслеживается</translation>
    </message>
    <message>
        <source>Watching: it is checked again automatically</source>
        <translation>Отслеживается: проверка повторяется автоматически</translation>
    </message>
    <message>
        <source>Another message is being looked up. Wait for its answer, or cancel.</source>
        <translation>Идёт проверка другого сообщения. Дождитесь ответа или отмените её.</translation>
    </message>
    <message numerus="yes">
        <source>Not more than %Ln message(s) can be watched at once.</source>
        <translation>
            <numerusform>Одновременно можно следить не более чем за %Ln сообщением.</numerusform>
            <numerusform>Одновременно можно следить не более чем за %Ln сообщениями.</numerusform>
            <numerusform>Одновременно можно следить не более чем за %Ln сообщениями.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchPill</name>
    <message>
        <source>Show {message}</source>
        <translation>Показать {message}</translation>
    </message>
    <message>
        <source>Stop watching {message}</source>
        <translation>Не следить за {message}</translation>
    </message>
    <message>
        <source>Remove {message} from the watched messages</source>
        <translation>Убрать {message} из отслеживаемых</translation>
    </message>
</context>
<context>
    <name>WatchStrip</name>
    <message>
        <source>Watched messages</source>
        <translation>Отслеживаемые сообщения</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Отслеживаются</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
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
        <translation>Следить до результата</translation>
    </message>
    <message>
        <source>First check after</source>
        <translation>Первая проверка через</translation>
    </message>
    <message>
        <source>Longest wait between two checks</source>
        <translation>Самая длинная пауза между проверками</translation>
    </message>
    <message>
        <source>Stop watching after</source>
        <translation>Не следить дольше</translation>
    </message>
    <message>
        <source>Each wait is a little longer than the one before</source>
        <translation>Каждая пауза немного длиннее предыдущей</translation>
    </message>
    <message>
        <source>Even where there is no final result by then</source>
        <translation>Даже если окончательного результата ещё нет</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message>
        <source>Where it stops</source>
        <translation>Где остановилось</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Server’s name</source>
        <translation>Имя сервера</translation>
    </message>
    <message>
        <source>{host} not found</source>
        <translation>{host} не найден</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>refused or no way</source>
        <translation>отказ или нет пути</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Шифрование</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>нет доверия</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>в порядке</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>не дошло</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>сегодня, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>вчера, {time}</translation>
    </message>
    <message>
        <source>{time} on this computer’s clock</source>
        <translation>{time} по часам этого компьютера</translation>
    </message>
    <message>
        <source>Time as the gateway gave it: {time}</source>
        <translation>Время, как его дал шлюз: {time}</translation>
    </message>
    <message>
        <source>Sent: {time}</source>
        <translation>Отправлено: {time}</translation>
    </message>
    <message>
        <source>{time} · {span} after it was sent</source>
        <translation>{time} · через {span} после отправки</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Латиница</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Кириллица</translation>
    </message>
    <message>
        <source>Delivered to the phone</source>
        <translation>Доставлено на телефон</translation>
    </message>
    <message>
        <source>The subscriber’s phone has confirmed the message.</source>
        <translation>Телефон абонента подтвердил получение сообщения.</translation>
    </message>
    <message>
        <source>If the customer does not see it: look in the spam folder, blocked senders and the other SIM.</source>
        <translation>Если клиент его не видит, пусть посмотрит в папке «Спам», среди заблокированных отправителей и на второй SIM-карте.</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Не доставлено</translation>
    </message>
    <message>
        <source>With the operator, not yet on the phone</source>
        <translation>У оператора, на телефон ещё не доставлено</translation>
    </message>
    <message>
        <source>The operator has the message and is trying to deliver it.</source>
        <translation>Сообщение у оператора, он пытается его доставить.</translation>
    </message>
    <message>
        <source>The gateway is handing the message over right now.</source>
        <translation>Шлюз прямо сейчас передаёт сообщение.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Ожидает отправки</translation>
    </message>
    <message>
        <source>The gateway has the message but has not sent it yet.</source>
        <translation>Сообщение у шлюза, но он его ещё не отправил.</translation>
    </message>
    <message>
        <source>The gateway gave no status</source>
        <translation>Шлюз не указал статус</translation>
    </message>
    <message>
        <source>The message is known, but the answer does not say what became of it.</source>
        <translation>Сообщение известно, но в ответе не сказано, что с ним стало.</translation>
    </message>
    <message>
        <source>Status “{status}”, unknown to this program</source>
        <translation>Статус «{status}», неизвестный этой программе</translation>
    </message>
    <message>
        <source>Do not promise the customer anything. Write to KiT and ask what it means.</source>
        <translation>Ничего не обещайте клиенту. Напишите в KiT и спросите, что это значит.</translation>
    </message>
    <message>
        <source>The gateway has no message with this {kind} in this account.</source>
        <translation>На шлюзе в этой учётной записи нет сообщения с таким {kind}.</translation>
    </message>
    <message>
        <source>No such message</source>
        <translation>Такого сообщения нет</translation>
    </message>
    <message>
        <source>The gateway does not accept the login or the password</source>
        <translation>Шлюз не принимает логин или пароль</translation>
    </message>
    <message>
        <source>Check the account. Do not try many times: the gateway might lock it.</source>
        <translation>Проверьте учётную запись. Не повторяйте много раз: шлюз может её заблокировать.</translation>
    </message>
    <message>
        <source>The gateway reports an error</source>
        <translation>Шлюз сообщает об ошибке</translation>
    </message>
    <message>
        <source>The server has a problem (HTTP {status})</source>
        <translation>На сервере неполадка (HTTP {status})</translation>
    </message>
    <message>
        <source>A web server answered instead of the SMS service. Nothing is known about the message.</source>
        <translation>Вместо SMS-сервиса ответил веб-сервер. О сообщении ничего не известно.</translation>
    </message>
    <message>
        <source>The gateway could not be reached</source>
        <translation>Связаться со шлюзом не удалось</translation>
    </message>
    <message>
        <source>Nothing is known about the message.</source>
        <translation>О сообщении ничего не известно.</translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent</source>
        <translation>Соединение небезопасно, ничего не отправлено</translation>
    </message>
    <message>
        <source>The server could not prove that it is the gateway.</source>
        <translation>Сервер не смог доказать, что он и есть шлюз.</translation>
    </message>
    <message>
        <source>No answer within {seconds} s</source>
        <translation>Нет ответа в течение {seconds}&#xa0;с</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>The answer was too large</source>
        <translation>Ответ слишком большой</translation>
    </message>
    <message>
        <source>It was cut off at {megabytes} MB: a real answer has a few hundred characters.</source>
        <translation>Он обрезан на {megabytes}&#xa0;МБ: в настоящем ответе несколько сотен символов.</translation>
    </message>
    <message>
        <source>It pointed to: {target}</source>
        <translation>Он указал на: {target}</translation>
    </message>
    <message>
        <source>The server points to another address</source>
        <translation>Сервер указывает на другой адрес</translation>
    </message>
    <message>
        <source>The gateway’s address cannot be used</source>
        <translation>Адрес шлюза непригоден</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Correct the address in the settings.</source>
        <translation>Исправьте адрес в настройках.</translation>
    </message>
    <message>
        <source>The gateway was not reached.</source>
        <translation>До шлюза запрос не дошёл.</translation>
    </message>
    <message>
        <source>This cannot be a message id</source>
        <translation>Это не может быть ID сообщения</translation>
    </message>
    <message>
        <source>Copy the id again from the CRM or the log. Nothing was sent.</source>
        <translation>Скопируйте ID из CRM или журнала ещё раз. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Учётной записи ещё нет</translation>
    </message>
    <message>
        <source>The gateway answers only with a login and a password.</source>
        <translation>Шлюз отвечает только по логину и паролю.</translation>
    </message>
    <message>
        <source>Enter the account that KiT gave your company. Nothing was sent.</source>
        <translation>Введите учётную запись, которую KiT выдала вашей компании. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>These are several lines. Paste one id, or use a list of ids.</source>
        <translation>Здесь несколько строк. Вставьте один ID или используйте список ID.</translation>
    </message>
    <message>
        <source>There is a space inside: are these two ids? Paste one.</source>
        <translation>Внутри пробел: это два ID? Вставьте один.</translation>
    </message>
    <message>
        <source>There is a comma or semicolon inside: are these two ids? Paste one.</source>
        <translation>Внутри запятая или точка с запятой: это два ID? Вставьте один.</translation>
    </message>
    <message>
        <source>Excel has rounded this number, and the last digits are lost. Format the column as text and copy the id again.</source>
        <translation>Excel округлил это число, последние цифры потеряны. Сделайте столбец текстовым и скопируйте ID снова.</translation>
    </message>
    <message>
        <source>There are characters in it that no id can have.</source>
        <translation>В нём есть символы, которых в ID не бывает.</translation>
    </message>
    <message>
        <source>This is too long for an id.</source>
        <translation>Это слишком длинно для ID.</translation>
    </message>
    <message>
        <source>The text names the other kind of id.</source>
        <translation>В тексте указан другой вид ID.</translation>
    </message>
    <message>
        <source>This computer has no keyring for passwords.</source>
        <translation>На этом компьютере нет хранилища паролей.</translation>
    </message>
    <message>
        <source>The keyring set up on this computer does not keep passwords safely.</source>
        <translation>Хранилище паролей, настроенное на этом компьютере, ненадёжно.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>Хранилище паролей заблокировано.</translation>
    </message>
    <message>
        <source>The password is too long for the Windows Credential Manager.</source>
        <translation>Пароль слишком длинный для диспетчера учётных данных Windows.</translation>
    </message>
    <message>
        <source>The keyring took the password but did not keep it.</source>
        <translation>Хранилище приняло пароль, но не сохранило его.</translation>
    </message>
    <message>
        <source>Result code</source>
        <translation>Код результата</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Получатель</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Отправитель</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Частей</translation>
    </message>
    <message>
        <source>Alphabet</source>
        <translation>Алфавит</translation>
    </message>
    <message>
        <source>The name {host} was not found: no internet, or a typing error.</source>
        <translation>Имя {host} не найдено: нет интернета или опечатка.</translation>
    </message>
    <message>
        <source>{host} refuses connections on port {port}.</source>
        <translation>{host} отклоняет соединения на порту {port}.</translation>
    </message>
    <message>
        <source>The connection to {host} broke before the whole answer had come.</source>
        <translation>Соединение с {host} прервалось до получения полного ответа.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired.</source>
        <translation>Срок действия сертификата {host} истёк.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet.</source>
        <translation>Сертификат {host} ещё не действует.</translation>
    </message>
    <message>
        <source>{host} has issued its certificate to itself.</source>
        <translation>{host} выдал сертификат сам себе.</translation>
    </message>
    <message>
        <source>This computer does not know who issued the certificate of {host}.</source>
        <translation>Этот компьютер не знает, кто выдал сертификат {host}.</translation>
    </message>
    <message>
        <source>The key of {host} is too weak.</source>
        <translation>Ключ {host} слишком слабый.</translation>
    </message>
    <message>
        <source>{host} offers only outdated encryption.</source>
        <translation>{host} предлагает только устаревшее шифрование.</translation>
    </message>
    <message>
        <source>{host} does not answer encrypted on port {port}.</source>
        <translation>{host} на порту {port} отвечает без шифрования.</translation>
    </message>
    <message>
        <source>The answer was empty.</source>
        <translation>Ответ пуст.</translation>
    </message>
    <message>
        <source>A web page came instead, perhaps the network’s sign-in page. {detail}</source>
        <translation>Вместо ответа пришла веб-страница, возможно, страница входа в сеть. {detail}</translation>
    </message>
    <message>
        <source>What came is not XML, or it is cut off.</source>
        <translation>Пришёл не XML, или он обрезан.</translation>
    </message>
    <message>
        <source>It contains a DTD, which a SOAP answer must not have.</source>
        <translation>В нём есть DTD, которого в ответе SOAP быть не должно.</translation>
    </message>
    <message>
        <source>It is XML, but no SOAP answer.</source>
        <translation>Это XML, но не ответ SOAP.</translation>
    </message>
    <message>
        <source>It holds no result for GetInfoByID.</source>
        <translation>В нём нет результата GetInfoByID.</translation>
    </message>
    <message>
        <source>It holds several results where there must be one.</source>
        <translation>В нём несколько результатов, а должен быть один.</translation>
    </message>
    <message>
        <source>It does not say whether the lookup succeeded.</source>
        <translation>В нём не сказано, удалась ли проверка.</translation>
    </message>
    <message>
        <source>It is about another message: {other}.</source>
        <translation>Он о другом сообщении: {other}.</translation>
    </message>
    <message>
        <source>It does not say which message it is about.</source>
        <translation>В нём не сказано, о каком он сообщении.</translation>
    </message>
    <message>
        <source>The proxy {host} said: {detail}.</source>
        <translation>Прокси {host} ответил: {detail}.</translation>
    </message>
    <message>
        <source>The proxy {host}, port {port}, could not be reached.</source>
        <translation>Прокси {host}, порт {port}, недоступен.</translation>
    </message>
    <message>
        <source>The proxy in this computer’s settings is of a kind that cannot be used.</source>
        <translation>Прокси такого вида, как в настройках этого компьютера, использовать нельзя.</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Адрес не указан.</translation>
    </message>
    <message>
        <source>It must begin with https://.</source>
        <translation>Он должен начинаться с https://.</translation>
    </message>
    <message>
        <source>There are spaces or other characters in it that no address can have.</source>
        <translation>В нём есть пробелы или другие символы, которых в адресе не бывает.</translation>
    </message>
    <message>
        <source>The server’s name in it is not a valid one.</source>
        <translation>Имя сервера в нём неверное.</translation>
    </message>
    <message>
        <source>The port in it must be a number from 1 to 65535.</source>
        <translation>Порт в нём должен быть числом от 1 до 65535.</translation>
    </message>
    <message>
        <source>The keyring could not be read.</source>
        <translation>Прочитать хранилище паролей не удалось.</translation>
    </message>
    <message>
        <source>Probably no such message (HTTP 404)</source>
        <translation>Вероятно, такого сообщения нет (HTTP 404)</translation>
    </message>
    <message>
        <source>The server answered only “404”. Its documentation uses that for a message it does not have, but a wrong address gives the same answer, and it does not prove that the login is right.</source>
        <translation>Сервер ответил только «404». По его документации так он говорит о сообщении, которого у него нет, но такой же ответ даёт неверный адрес, и он не доказывает, что логин верен.</translation>
    </message>
    <message>
        <source>Check the id and whether it is a {kind} or a {other}. If every id gives this answer, check the address in the settings.</source>
        <translation>Проверьте ID и то, {kind} это или {other}. Если такой ответ приходит на любой ID, проверьте адрес в настройках.</translation>
    </message>
    <message>
        <source>Check the id and whether it is a {kind} or a {other}. Old messages may no longer be kept.</source>
        <translation>Проверьте ID и то, {kind} это или {other}. Старые сообщения могли уже не сохраниться.</translation>
    </message>
    <message>
        <source>There is no SMS service at this address (HTTP 404)</source>
        <translation>По этому адресу нет сервиса SMS (HTTP 404)</translation>
    </message>
    <message>
        <source>The gateway spells the id a little differently: {other}.</source>
        <translation>Шлюз пишет этот ID немного иначе: {other}.</translation>
    </message>
    <message>
        <source>{time} (Almaty time)</source>
        <translation>{time} (время Алматы)</translation>
    </message>
    <message>
        <source>Delivery stopped: {time} · {span} after it was sent</source>
        <translation>Доставка прекращена: {time} · через {span} после отправки</translation>
    </message>
    <message>
        <source>The operator stopped trying: the phone did not accept the message.</source>
        <translation>Оператор прекратил попытки: телефон не принял сообщение.</translation>
    </message>
    <message>
        <source>Ask the customer whether the number is right and whether the phone was on and in coverage. Then the message has to be sent again.</source>
        <translation>Уточните у клиента, верен ли номер и был ли телефон включён и в зоне покрытия. После этого сообщение нужно отправить заново.</translation>
    </message>
    <message>
        <source>Look it up again in a few minutes. The phone may be off, out of coverage, or its memory full.</source>
        <translation>Проверьте снова через несколько минут. Телефон может быть выключен, вне зоны покрытия или с переполненной памятью.</translation>
    </message>
    <message>
        <source>Being passed to the operator</source>
        <translation>Передаётся оператору</translation>
    </message>
    <message>
        <source>Look it up again in a minute.</source>
        <translation>Проверьте снова через минуту.</translation>
    </message>
    <message>
        <source>Look it up again in a minute. If nothing changes, write to KiT.</source>
        <translation>Проверьте снова через минуту. Если ничего не изменится, напишите в KiT.</translation>
    </message>
    <message>
        <source>Look it up again later. If nothing changes, write to KiT and attach the raw XML.</source>
        <translation>Проверьте снова позже. Если ничего не изменится, напишите в KiT и приложите исходный XML.</translation>
    </message>
    <message>
        <source>The gateway used a status that is not in its documentation. It is shown as received.</source>
        <translation>Шлюз вернул статус, которого нет в его документации. Он показан как получен.</translation>
    </message>
    <message>
        <source>At least its answer below seems to say so. Nothing is known about the message.</source>
        <translation>Так можно понять его ответ ниже. О сообщении ничего не известно.</translation>
    </message>
    <message>
        <source>The service answered, but with an error of its own. The problem is not on your side.</source>
        <translation>Сервис ответил, но сообщил о своей ошибке. Дело не в вас.</translation>
    </message>
    <message>
        <source>Try again in a minute. If nothing changes, write to KiT and quote the answer above.</source>
        <translation>Повторите через минуту. Если ничего не изменится, напишите в KiT и приведите ответ выше.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If nothing changes, tell your IT team or write to KiT.</source>
        <translation>Повторите через несколько минут. Если ничего не изменится, сообщите в ИТ-отдел или напишите в KiT.</translation>
    </message>
    <message>
        <source>Check this computer’s date and time. If they are right, show this to your IT team. Do not try to bypass it.</source>
        <translation>Проверьте дату и время на этом компьютере. Если они верны, покажите это ИТ-отделу. Не пытайтесь это обойти.</translation>
    </message>
    <message>
        <source>The gateway, or the connection to it, was too slow. Nothing is known about the message.</source>
        <translation>Шлюз или связь с ним работали слишком медленно. О сообщении ничего не известно.</translation>
    </message>
    <message>
        <source>You cancelled the lookup. Nothing is known about the message.</source>
        <translation>Вы отменили проверку. О сообщении ничего не известно.</translation>
    </message>
    <message>
        <source>The answer is not valid</source>
        <translation>Получен некорректный ответ</translation>
    </message>
    <message>
        <source>Something came back, but it is not a valid answer to this lookup.</source>
        <translation>Полученные данные не являются правильным ответом на этот запрос.</translation>
    </message>
    <message>
        <source>Do not pass anything from it on to the customer. Look it up again; if nothing changes, send the raw XML to KiT.</source>
        <translation>Не сообщайте клиенту ничего из этого ответа. Проверьте снова; если ничего не изменится, отправьте исходный XML в KiT.</translation>
    </message>
    <message>
        <source>The program did not follow it, so that your password is not sent to another server.</source>
        <translation>Программа не стала переходить туда, чтобы пароль не попал на чужой сервер.</translation>
    </message>
    <message>
        <source>This is a matter for your IT team: show them the technical details below.</source>
        <translation>Это вопрос к ИТ-отделу: покажите им технические подробности ниже.</translation>
    </message>
    <message>
        <source>The keyring refused access.</source>
        <translation>Хранилище паролей отклонило запрос.</translation>
    </message>
    <message>
        <source>Gateway’s answer</source>
        <translation>Ответ шлюза</translation>
    </message>
    <message>
        <source>There is no network route to {host}, port {port}.</source>
        <translation>Нет сетевого маршрута до {host}, порт {port}.</translation>
    </message>
    <message>
        <source>The certificate belongs to a server other than {host}.</source>
        <translation>Сертификат принадлежит не серверу {host}, а другому.</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made ({detail}).</source>
        <translation>Безопасное соединение с {host} не установлено ({detail}).</translation>
    </message>
    <message>
        <source>What came back is not an HTTP answer.</source>
        <translation>Пришёл не HTTP-ответ.</translation>
    </message>
    <message>
        <source>Its text encoding cannot be determined.</source>
        <translation>Не удалось определить кодировку текста.</translation>
    </message>
    <message>
        <source>It could not be decompressed.</source>
        <translation>Распаковать его не удалось.</translation>
    </message>
    <message>
        <source>The server says: {detail}.</source>
        <translation>Сервер сообщает: {detail}.</translation>
    </message>
    <message>
        <source>A field came twice, or contains XML tags.</source>
        <translation>Поле пришло дважды или содержит теги XML.</translation>
    </message>
    <message>
        <source>It is far more complex than any real answer.</source>
        <translation>Он намного сложнее любого настоящего ответа.</translation>
    </message>
    <message>
        <source>This program could not read it. Please report this.</source>
        <translation>Программа не смогла его прочитать. Сообщите об этом, пожалуйста.</translation>
    </message>
    <message>
        <source>Only https:// and http:// addresses can be used.</source>
        <translation>Подходят только адреса https:// и http://.</translation>
    </message>
    <message>
        <source>The address must not contain a login or password.</source>
        <translation>В адресе не должно быть логина и пароля.</translation>
    </message>
    <message>
        <source>The address must not have a part after #.</source>
        <translation>В адресе не должно быть части после #.</translation>
    </message>
    <message>
        <source>With plain http anyone along the way can read the password. You have to allow it explicitly in the settings.</source>
        <translation>При обычном http пароль могут прочитать посторонние. Нужно ваше явное согласие в настройках.</translation>
    </message>
    <message>
        <source>{host} lets in only computers with a certificate of their own, which this program cannot show.</source>
        <translation>{host} пускает только компьютеры с собственным сертификатом, а предъявить его эта программа не может.</translation>
    </message>
    <message>
        <source>Delivery stopped: {time}</source>
        <translation>Доставка прекращена: {time}</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm:ss</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>d MMM yyyy, HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm:ss</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>d MMMM yyyy г., HH:mm:ss</translation>
    </message>
    <message>
        <source>Time from the gateway</source>
        <translation>Время от шлюза</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <source>Delivery stopped</source>
        <translation>Доставка прекращена</translation>
    </message>
    <message>
        <source>Delivered or stopped</source>
        <translation>Завершено</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Проверено только что</translation>
    </message>
    <message>
        <source>Tried just now</source>
        <translation>Попытка только что</translation>
    </message>
    <message>
        <source>Checked {ago}</source>
        <translation>Проверено {ago}</translation>
    </message>
    <message>
        <source>Tried {ago}</source>
        <translation>Попытка {ago}</translation>
    </message>
    <message>
        <source>Checked: {time}</source>
        <translation>Проверено: {time}</translation>
    </message>
    <message>
        <source>Tried: {time}</source>
        <translation>Попытка: {time}</translation>
    </message>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Диспетчер учётных данных Windows</translation>
    </message>
    <message>
        <source>macOS Keychain</source>
        <translation>Связка ключей macOS</translation>
    </message>
    <message>
        <source>the system’s password store (Secret Service)</source>
        <translation>хранилище паролей системы (Secret Service)</translation>
    </message>
    <message>
        <source>the system’s password store (libsecret)</source>
        <translation>хранилище паролей системы (libsecret)</translation>
    </message>
    <message>
        <source>Error in this program</source>
        <translation>Ошибка в этой программе</translation>
    </message>
    <message>
        <source>Look it up again. If nothing changes, show the diagnostics (menu Help) to your IT team, not to KiT.</source>
        <translation>Проверьте снова. Если ничего не изменится, покажите диагностику (меню «Справка») ИТ-отделу, а не KiT.</translation>
    </message>
    <message>
        <source>The proxy {host} wants a login of its own ({detail}).</source>
        <translation>Прокси {host} требует собственный логин ({detail}).</translation>
    </message>
    <message>
        <source>This computer finds its proxy by a script (PAC), which this program cannot run.</source>
        <translation>Этот компьютер находит прокси по сценарию (PAC), а выполнить его эта программа не может.</translation>
    </message>
    <message>
        <source>More than 15 digits ending in zeros: a spreadsheet may have rounded this number.</source>
        <translation>Больше 15 цифр, в конце нули: возможно, таблица округлила это число.</translation>
    </message>
    <message>
        <source>This does not look like a MsgID: it usually has only letters and digits.</source>
        <translation>Не похоже на MsgID: в нём обычно только буквы и цифры.</translation>
    </message>
    <message>
        <source>Check the internet connection and the VPN, then look it up again. If other sites work, tell your IT team.</source>
        <translation>Посмотрите, работают ли интернет и VPN, затем проверьте снова. Если другие сайты открываются, сообщите в ИТ-отдел.</translation>
    </message>
    <message>
        <source>Look it up again. If it happens often, raise the time limit in the settings or tell your IT team.</source>
        <translation>Проверьте снова. Если так бывает часто, увеличьте время ожидания в настройках или сообщите в ИТ-отдел.</translation>
    </message>
    <message>
        <source>Press Enter or F5 to look it up again.</source>
        <translation>Нажмите Enter или F5, чтобы проверить снова.</translation>
    </message>
    <message>
        <source>Check the address in the settings. If it is right, tell your IT team or write to KiT.</source>
        <translation>Проверьте адрес в настройках. Если он верен, сообщите в ИТ-отдел или напишите в KiT.</translation>
    </message>
    <message>
        <source>Often this is a sign-in page of the network: open a web page in the browser first, then look it up again.</source>
        <translation>Часто это страница входа в сеть: сначала откройте любой сайт в браузере, затем проверьте снова.</translation>
    </message>
    <message>
        <source>The company’s proxy did not let the request through</source>
        <translation>Прокси компании не пропустил запрос</translation>
    </message>
    <message>
        <source>Check the address in the settings. If it is right, try again in a few minutes, then tell your IT team or write to KiT.</source>
        <translation>Проверьте адрес в настройках. Если он верен, повторите через несколько минут, затем сообщите в ИТ-отдел или напишите в KiT.</translation>
    </message>
    <message>
        <source>The address is set by your administrator.</source>
        <translation>Адрес задан администратором.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>format of a date, as of QDateTime</comment>
        <translation>d MMMM yyyy г.</translation>
    </message>
</context>
<context>
    <name>XmlView</name>
    <message>
        <source>Raw XML</source>
        <translation>Исходный XML</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Indented</source>
        <translation>С отступами</translation>
    </message>
    <message>
        <source>Off: exactly as received</source>
        <translation>Выкл.: в точности как получено</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Заголовки</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Ещё ничего не отправлено.</translation>
    </message>
    <message>
        <source>(The history does not keep requests.)</source>
        <translation>(Запросы в истории не хранятся.)</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>обрезано</translation>
    </message>
    <message>
        <source>Hide headers</source>
        <translation>Скрыть заголовки</translation>
    </message>
    <message>
        <source>only the beginning is shown; Copy and Save give all of it</source>
        <translation>показано только начало; «Копировать» и «Сохранить» дают всё</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Подождите…</translation>
    </message>
    <message>
        <source>This text could not be formatted.</source>
        <translation>Этот текст не удалось отформатировать.</translation>
    </message>
    <message>
        <source>Nothing was received.</source>
        <translation>Ответ не получен.</translation>
    </message>
    <message>
        <source>{seconds}&#xa0;s</source>
        <translation>{seconds}&#xa0;с</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln байт</numerusform>
            <numerusform>%Ln байта</numerusform>
            <numerusform>%Ln байт</numerusform>
        </translation>
    </message>
    <message>
        <source>the password is never shown</source>
        <translation>пароль никогда не показывается</translation>
    </message>
</context>
<context>
    <name>_Address</name>
    <message>
        <source>Gateway address</source>
        <translation>Адрес шлюза</translation>
    </message>
    <message>
        <source>Restore default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>Send login and password unencrypted to this address</source>
        <translation>Отправлять на этот адрес логин и пароль без шифрования</translation>
    </message>
    <message>
        <source>Set by your administrator</source>
        <translation>Задано администратором</translation>
    </message>
    <message>
        <source>With http:// anyone along the way can read the password and the messages. Use https:// unless KiT tells you otherwise.</source>
        <translation>При http:// любой на пути может прочитать пароль и сообщения. Используйте https://, если в KiT не сказали иначе.</translation>
    </message>
</context>
<context>
    <name>_ProxyAddress</name>
    <message>
        <source>Proxy address</source>
        <translation>Адрес прокси</translation>
    </message>
</context>
<context>
    <name>_SavedRow</name>
    <message>
        <source>{done} of {total} answered</source>
        <translation>Ответов: {done} из {total}</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Продолжить…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
</context>
</TS>
