/** The time zones that Zoom's API lists ("Timezones" in its reference). */
const listedTimeZones = new Set(
  `
  Pacific/Midway Pacific/Pago_Pago Pacific/Honolulu America/Anchorage America/Vancouver
  America/Los_Angeles America/Tijuana America/Edmonton America/Denver America/Phoenix
  America/Mazatlan America/Winnipeg America/Regina America/Chicago America/Mexico_City
  America/Guatemala America/El_Salvador America/Managua America/Costa_Rica America/Montreal
  America/New_York America/Indianapolis America/Panama America/Bogota America/Lima
  America/Halifax America/Puerto_Rico America/Caracas America/Santiago America/St_Johns
  America/Montevideo America/Araguaina America/Argentina/Buenos_Aires America/Godthab
  America/Sao_Paulo Atlantic/Azores Canada/Atlantic Atlantic/Cape_Verde UTC Etc/Greenwich
  Europe/Belgrade CET Atlantic/Reykjavik Europe/Dublin Europe/London Europe/Lisbon
  Africa/Casablanca Africa/Nouakchott Europe/Oslo Europe/Copenhagen Europe/Brussels
  Europe/Berlin Europe/Helsinki Europe/Amsterdam Europe/Rome Europe/Stockholm Europe/Vienna
  Europe/Luxembourg Europe/Paris Europe/Zurich Europe/Madrid Africa/Bangui Africa/Algiers
  Africa/Tunis Africa/Harare Africa/Nairobi Europe/Warsaw Europe/Prague Europe/Budapest
  Europe/Sofia Europe/Istanbul Europe/Athens Europe/Bucharest Asia/Nicosia Asia/Beirut
  Asia/Damascus Asia/Jerusalem Asia/Amman Africa/Tripoli Africa/Cairo Africa/Johannesburg
  Europe/Moscow Asia/Baghdad Asia/Kuwait Asia/Riyadh Asia/Bahrain Asia/Qatar Asia/Aden
  Asia/Tehran Africa/Khartoum Africa/Djibouti Africa/Mogadishu Asia/Dubai Asia/Muscat Asia/Baku
  Asia/Kabul Asia/Yekaterinburg Asia/Tashkent Asia/Calcutta Asia/Kathmandu Asia/Novosibirsk
  Asia/Almaty Asia/Dacca Asia/Krasnoyarsk Asia/Dhaka Asia/Bangkok Asia/Saigon Asia/Jakarta
  Asia/Irkutsk Asia/Shanghai Asia/Hong_Kong Asia/Taipei Asia/Kuala_Lumpur Asia/Singapore
  Australia/Perth Asia/Yakutsk Asia/Seoul Asia/Tokyo Australia/Darwin Australia/Adelaide
  Asia/Vladivostok Pacific/Port_Moresby Australia/Brisbane Australia/Sydney Australia/Hobart
  Asia/Magadan SST Pacific/Noumea Asia/Kamchatka Pacific/Fiji Pacific/Auckland Asia/Kolkata
  Europe/Kiev America/Tegucigalpa Pacific/Apia
`
    .trim()
    .split(/\s+/),
);

/**
 * Other names of the same time zones, each line for one that Zoom lists: the links of the time zone
 * database (file "backward"), whose clocks have been the same since 1970.
 */
const otherNames = `
  Africa/Bangui = Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos
    Africa/Libreville Africa/Luanda Africa/Malabo Africa/Niamey Africa/Porto-Novo
  Africa/Cairo = Egypt
  Africa/Harare = Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Kigali
    Africa/Lubumbashi Africa/Lusaka Africa/Maputo
  Africa/Johannesburg = Africa/Maseru Africa/Mbabane
  Africa/Nairobi = Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam
    Africa/Kampala Indian/Antananarivo Indian/Comoro Indian/Mayotte
  Africa/Nouakchott = Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Conakry
    Africa/Dakar Africa/Freetown Africa/Lome Africa/Ouagadougou Africa/Timbuktu
    Atlantic/St_Helena
  Africa/Tripoli = Libya
  America/Anchorage = US/Alaska
  America/Argentina/Buenos_Aires = America/Buenos_Aires
  America/Chicago = CST6CDT US/Central
  America/Denver = America/Shiprock MST7MDT Navajo US/Mountain
  America/Edmonton = America/Yellowknife Canada/Mountain
  America/Godthab = America/Nuuk
  America/Indianapolis = America/Fort_Wayne America/Indiana/Indianapolis US/East-Indiana
  America/Los_Angeles = PST8PDT US/Pacific
  America/Mazatlan = Mexico/BajaSur
  America/Mexico_City = Mexico/General
  America/Montreal = America/Nassau America/Nipigon America/Thunder_Bay America/Toronto
    Canada/Eastern
  America/New_York = EST5EDT US/Eastern
  America/Panama = America/Atikokan America/Cayman America/Coral_Harbour EST
  America/Phoenix = America/Creston MST US/Arizona
  America/Puerto_Rico = America/Anguilla America/Antigua America/Aruba America/Blanc-Sablon
    America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk
    America/Lower_Princes America/Marigot America/Montserrat America/Port_of_Spain
    America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent
    America/Tortola America/Virgin
  America/Regina = Canada/Saskatchewan
  America/Santiago = Chile/Continental
  America/Sao_Paulo = Brazil/East
  America/St_Johns = Canada/Newfoundland
  America/Tijuana = America/Ensenada America/Santa_Isabel Mexico/BajaNorte
  America/Vancouver = Canada/Pacific
  America/Winnipeg = America/Rainy_River Canada/Central
  Asia/Bangkok = Asia/Phnom_Penh Asia/Vientiane Indian/Christmas
  Asia/Dubai = Indian/Mahe Indian/Reunion
  Asia/Hong_Kong = Hongkong
  Asia/Jerusalem = Asia/Tel_Aviv Israel
  Asia/Kathmandu = Asia/Katmandu
  Asia/Nicosia = Europe/Nicosia
  Asia/Riyadh = Antarctica/Syowa
  Asia/Saigon = Asia/Ho_Chi_Minh
  Asia/Seoul = ROK
  Asia/Shanghai = Asia/Chongqing Asia/Chungking Asia/Harbin PRC
  Asia/Singapore = Singapore
  Asia/Taipei = ROC
  Asia/Tehran = Iran
  Asia/Tokyo = Japan
  Atlantic/Reykjavik = Iceland
  Australia/Adelaide = Australia/South
  Australia/Brisbane = Australia/Queensland
  Australia/Darwin = Australia/North
  Australia/Hobart = Australia/Currie Australia/Tasmania
  Australia/Perth = Australia/West
  Australia/Sydney = Australia/ACT Australia/Canberra Australia/NSW
  CET = MET
  Europe/Athens = EET
  Europe/Belgrade = Europe/Ljubljana Europe/Podgorica Europe/Sarajevo Europe/Skopje
    Europe/Zagreb
  Europe/Dublin = Eire
  Europe/Helsinki = Europe/Mariehamn
  Europe/Istanbul = Asia/Istanbul Turkey
  Europe/Kiev = Europe/Kyiv Europe/Uzhgorod Europe/Zaporozhye
  Europe/Lisbon = Portugal WET
  Europe/London = Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey GB GB-Eire
  Europe/Moscow = W-SU
  Europe/Oslo = Arctic/Longyearbyen Atlantic/Jan_Mayen
  Europe/Paris = Europe/Monaco
  Europe/Prague = Europe/Bratislava
  Europe/Rome = Europe/San_Marino Europe/Vatican
  Europe/Warsaw = Poland
  Europe/Zurich = Europe/Busingen Europe/Vaduz
  Pacific/Auckland = Antarctica/McMurdo Antarctica/South_Pole NZ
  Pacific/Honolulu = HST Pacific/Johnston US/Hawaii
  Pacific/Pago_Pago = Pacific/Samoa US/Samoa
  Pacific/Port_Moresby = Antarctica/DumontDUrville Pacific/Chuuk Pacific/Truk Pacific/Yap
  SST = Pacific/Guadalcanal Pacific/Pohnpei Pacific/Ponape
  UTC = Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0
    GMT-0 GMT0 Greenwich UCT Universal Zulu
`;

/**
 * Finds the time zone that Zoom lists for an IANA zone, which may have another name there. Others are
 * not sent to Zoom: what it would do with them is not documented.
 *
 * @returns `undefined` if Zoom lists neither this zone nor another name of it
 */
export function findListedTimeZone(timeZone: string): string | undefined {
  if (listedTimeZones.has(timeZone)) {
    return timeZone;
  }
  const name = timeZone.toLowerCase();
  for (const line of otherNames.trim().split(/\n(?! {4})/)) {
    const [listed = '', ...others] = line.trim().split(/[\s=]+/);
    if (others.some((other) => other.toLowerCase() === name)) {
      return listed;
    }
  }
  // IANA's names are the same in upper and lower case.
  return [...listedTimeZones].find((listed) => listed.toLowerCase() === name);
}

/** Returns the names of the time zones that Zoom lists, in Zoom's order: from west to east. */
export function listTimeZones(): string[] {
  return [...listedTimeZones];
}

/** Returns the name that `Intl` knows for a time zone that Zoom lists. */
export function toIntlTimeZone(timeZone: string): string {
  // The Solomon Islands are the only zone whose name at Zoom is not in the time zone database.
  return timeZone === 'SST' ? 'Pacific/Guadalcanal' : timeZone;
}
