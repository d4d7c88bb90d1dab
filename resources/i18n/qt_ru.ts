<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_GB">
<context>
    <name>MAC_APPLICATION_MENU</name>
    <message>
        <source>Preferences…</source>
        <translation>Настройки…</translation>
    </message>
</context>
</TS>
