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
        <message numerus="yes">
            <source>asked %Ln time(s)</source>
            <translation>
                <numerusform>checked %Ln time</numerusform>
                <numerusform>checked %Ln times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s)</source>
            <translation>
                <numerusform>%n second</numerusform>
                <numerusform>%n seconds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n hour ago</numerusform>
                <numerusform>%n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n minute ago</numerusform>
                <numerusform>%n minutes ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n second(s) ago</source>
            <translation>
                <numerusform>%n second ago</numerusform>
                <numerusform>%n seconds ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>asked %n time(s)</source>
            <translation>
                <numerusform>checked %n time</numerusform>
                <numerusform>checked %n times</numerusform>
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
        <message numerus="yes">
            <source>%n answer(s)</source>
            <translation>
                <numerusform>%n answer</numerusform>
                <numerusform>%n answers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
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
        <message numerus="yes">
            <source>%n id(s)</source>
            <translation>
                <numerusform>%n id</numerusform>
                <numerusform>%n ids</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) in all</source>
            <translation>
                <numerusform>%n part in total</numerusform>
                <numerusform>%n parts in total</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n message(s) had times that make sense.</source>
            <translation>
                <numerusform>Based on %n message whose two times are known.</numerusform>
                <numerusform>Based on %n messages whose two times are known.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListPreviewDialog</name>
        <message numerus="yes">
            <source>%Ln id(s) to look up</source>
            <translation>
                <numerusform>%Ln id to look up</numerusform>
                <numerusform>%Ln ids to look up</numerusform>
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
            <source>%Ln row(s) left out</source>
            <translation>
                <numerusform>%Ln row left out</numerusform>
                <numerusform>%Ln rows left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln id(s) to ask for</source>
            <translation>
                <numerusform>%Ln id to look up</numerusform>
                <numerusform>%Ln ids to look up</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln repeated row(s), asked once</source>
            <translation>
                <numerusform>%Ln repeated row, looked up once</numerusform>
                <numerusform>%Ln repeated rows, looked up once</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) hidden in Excel.</source>
            <translation>
                <numerusform>%n row is hidden in Excel.</numerusform>
                <numerusform>%n rows are hidden in Excel.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n id(s) to ask for</source>
            <translation>
                <numerusform>%n id to look up</numerusform>
                <numerusform>%n ids to look up</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n repeated row(s), asked once</source>
            <translation>
                <numerusform>%n repeated row, looked up once</numerusform>
                <numerusform>%n repeated rows, looked up once</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) without an id</source>
            <translation>
                <numerusform>%n row without an id</numerusform>
                <numerusform>%n rows without an id</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) left out</source>
            <translation>
                <numerusform>%n row left out</numerusform>
                <numerusform>%n rows left out</numerusform>
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
        <name>ListView</name>
        <message numerus="yes">
            <source>Saved: {name}, %Ln row(s)</source>
            <translation>
                <numerusform>Saved: {name}, %Ln row</numerusform>
                <numerusform>Saved: {name}, %Ln rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Saved: {name}, %n row(s)</source>
            <translation>
                <numerusform>Saved: {name}, %n row</numerusform>
                <numerusform>Saved: {name}, %n rows</numerusform>
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
        <message numerus="yes">
            <source>Not more than %n message(s) can be watched at once.</source>
            <translation>
                <numerusform>Not more than %n message can be watched at once.</numerusform>
                <numerusform>Not more than %n messages can be watched at once.</numerusform>
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
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LookupBar</name>
        <message numerus="yes">
            <source>Asking {host}… up to %n second(s) more</source>
            <translation>
                <numerusform>Waiting for {host}… up to %n second more</numerusform>
                <numerusform>Waiting for {host}… up to %n seconds more</numerusform>
            </translation>
        </message>
    </context>
</TS>
