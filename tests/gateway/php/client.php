<?php
// PHP's own SoapClient: one JSON object in (wsdl, address, login, password, MsgID, UserMsgID), one out (request, headers, result).
// Without an address it calls the one that the WSDL names.
declare(strict_types=1);

$in = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$options = ['trace' => true, 'cache_wsdl' => WSDL_CACHE_NONE];
if (isset($in['address'])) {
    $options['location'] = $in['address'];
}
$client = new SoapClient($in['wsdl'], $options);
$fault = null;
$result = null;
try {
    $reply = $client->GetInfoByID([
        'login' => $in['login'],
        'password' => $in['password'],
        'ids' => ['MsgID' => $in['MsgID'], 'UserMsgID' => $in['UserMsgID']],
    ]);
    $result = $reply->Result;
} catch (SoapFault $caught) {
    $fault = ['code' => $caught->faultcode, 'words' => $caught->faultstring];
}
echo json_encode([
    'functions' => $client->__getFunctions(),
    'request' => $client->__getLastRequest(),
    'headers' => $client->__getLastRequestHeaders(),
    'result' => $result,
    'fault' => $fault,
], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
