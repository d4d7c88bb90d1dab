; Our installer's own texts.

LangString WELCOME ${LANG_ENGLISH} "${NAME} looks up what happened to an SMS.$\r$\n$\r$\nIt is installed for you alone. No administrator is needed. If it is here already, this version takes its place; your settings, history and lists stay."
LangString WELCOME ${LANG_RUSSIAN} "${NAME} показывает, что стало с SMS.$\r$\n$\r$\nПрограмма устанавливается только для вас, права администратора не нужны. Если она уже установлена, эта версия займёт её место; настройки, история и списки сохранятся."
LangString WELCOME ${LANG_KAZAKH} "${NAME} SMS-ке не болғанын көрсетеді.$\r$\n$\r$\nБағдарлама тек сіз үшін орнатылады, әкімші құқығы қажет емес. Егер ол бұрын орнатылған болса, осы нұсқа оның орнын басады; баптаулар, тарих және тізімдер сақталады."

LangString DESKTOP_ICON ${LANG_ENGLISH} "Put an icon on the &desktop"
LangString DESKTOP_ICON ${LANG_RUSSIAN} "Создать &значок на рабочем столе"
LangString DESKTOP_ICON ${LANG_KAZAKH} "&Жұмыс үстелінде белгіше жасау"

LangString RUNNING ${LANG_ENGLISH} "${NAME} is open, or its files cannot be changed. Close its windows, then choose Retry."
LangString RUNNING ${LANG_RUSSIAN} "Программа ${NAME} открыта, или её файлы нельзя изменить. Закройте её окна, затем нажмите «Повтор»."
LangString RUNNING ${LANG_KAZAKH} "${NAME} ашық тұр немесе оның файлдарын өзгерту мүмкін емес. Терезелерін жауып, «Қайталау» түймесін басыңыз."

LangString KEEP_DATA ${LANG_ENGLISH} "Keep your settings, history and lists on this computer?$\r$\n$\r$\nNo deletes them for good. The saved password is not touched: forget it in the program before, or delete it in Windows' Credential Manager."
LangString KEEP_DATA ${LANG_RUSSIAN} "Оставить настройки, историю и списки на этом компьютере?$\r$\n$\r$\nЕсли ответить «Нет», они будут удалены навсегда. Сохранённый пароль не затрагивается: его можно удалить в «Диспетчере учётных данных» Windows."
LangString KEEP_DATA ${LANG_KAZAKH} "Баптаулар, тарих және тізімдер осы компьютерде қалсын ба?$\r$\n$\r$\n«Жоқ» десеңіз, олар біржола жойылады. Сақталған құпиясөзге тиіспейміз: оны Windows-тың «Тіркелгі деректері диспетчерінде» жоюға болады."
