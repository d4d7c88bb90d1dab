<?php
// PHP's own SoapServer on the program's WSDL (path in the environment), with the one message of the provider's page.
declare(strict_types=1);

class Service
{
    public function GetInfoByID(object $asked): array
    {
        $ids = $asked->ids;
        if ($ids->MsgID === '500') {
            throw new SoapFault('Server', 'The service cannot process this request at the moment');
        }
        if ([$asked->login, $asked->password] !== ['mycompany', '123456']) {
            return ['Result' => self::refusal('Invalid login or password')];
        }
        $found = $ids->UserMsgID !== '' ? $ids->UserMsgID === '1YT' : $ids->MsgID === '963';
        return ['Result' => $found ? self::sample() : self::refusal('Record Not Found')];
    }

    private static function refusal(string $words): array
    {
        return ['resultCode' => 1, 'resultS' => $words, 'segments' => 0]
            + array_fill_keys(array_keys(self::sample()), '');
    }

    private static function sample(): array
    {
        return [
            'resultCode' => 0,
            'resultS' => 'OK',
            'recepient' => '77011234567',
            'status' => 'delivered',
            'senderId' => 'KiT_Notify',
            'senttime' => '2022-09-21 16: 00: 21',
            'receivedtime' => '2023-09-21 15: 59: 24',
            'segments' => 1,
            'lang' => '0',
            'userMsgID' => '1YT',
            'msgID' => '963',
        ];
    }
}

$server = new SoapServer(getenv('WSDL'), ['cache_wsdl' => WSDL_CACHE_NONE]);
$server->setObject(new Service());
$server->handle();
