/** Topics that would end a literal, run a command, or be changed if a program did not quote them. */
export const hostileTopics: readonly string[] = [
  "It's $(touch stolen1)",
  'A "quoted" topic" + system("touch stolen2") + "',
  'C:\\new\\table\\u0041 \\',
  '`touch stolen3` ${process.exit(3)} ${6*7}',
  '#{system("touch stolen4")} #{6*7} #$0',
  'first line\nsecond line\r\nthird line\ttab',
  'Ünïcödé 日本語 😀 \u2028 \u00a0',
  "' . system('touch stolen5') . '",
  '\\(6*7) \\#(exit(3)) %s %d {0} {{$processEnv HOME}} {{x}}',
  '"""\n"""; touch stolen6; \'\'\' "# r#"',
  '’; touch stolen7; ‘ “$(touch stolen8)” ‚',
  '@- --output stolen9 $HOME %PATH% !! & | ; > stolen10 < /dev/null',
];
