<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) ago</source>
        <translation>
            <numerusform>%Ln second ago</numerusform>
            <numerusform>%Ln seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checked %Ln time(s)</source>
        <translation>
            <numerusform>checked %Ln time</numerusform>
            <numerusform>checked %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFigures</name>
    <message numerus="yes">
        <source>%Ln id(s)</source>
        <translation>
            <numerusform>%Ln id</numerusform>
            <numerusform>%Ln ids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) in all</source>
        <translation>
            <numerusform>%Ln part in total</numerusform>
            <numerusform>%Ln parts in total</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) had times that make sense.</source>
        <translation>
            <numerusform>Based on %Ln message whose two times are known.</numerusform>
            <numerusform>Based on %Ln messages whose two times are known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPreviewPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln id(s)</source>
        <translation>
            <numerusform>%Ln id</numerusform>
            <numerusform>%Ln ids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated row(s), looked up once</source>
        <translation>
            <numerusform>%Ln repeated row, looked up once</numerusform>
            <numerusform>%Ln repeated rows, looked up once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without an id</source>
        <translation>
            <numerusform>%Ln row without an id</numerusform>
            <numerusform>%Ln rows without an id</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) left out:</source>
        <translation>
            <numerusform>%Ln row left out:</numerusform>
            <numerusform>%Ln rows left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hidden in Excel.</source>
        <translation>
            <numerusform>%Ln row is hidden in Excel.</numerusform>
            <numerusform>%Ln rows are hidden in Excel.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableFile</name>
    <message numerus="yes">
        <source>Saved: {name}, %Ln row(s)</source>
        <translation>
            <numerusform>Saved: {name}, %Ln row</numerusform>
            <numerusform>Saved: {name}, %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Excel will change %Ln value(s) when it opens this file.</source>
        <translation>
            <numerusform>Excel will change %Ln value when it opens this file.</numerusform>
            <numerusform>Excel will change %Ln values when it opens this file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchControl</name>
    <message numerus="yes">
        <source>Not more than %Ln message(s) can be watched at once.</source>
        <translation>
            <numerusform>Not more than %Ln message can be watched at once.</numerusform>
            <numerusform>Not more than %Ln messages can be watched at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>XmlView</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
