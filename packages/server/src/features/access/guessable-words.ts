/** Words that open the published lists of leaked passwords, with what is nearest to this product. A table of data. */
export const guessableWords: readonly string[] = (
  'password passwort passwd pass word admin administrator root user guest login welcome letmein open sesame secret ' +
  'changeme change default test testing master monkey dragon football baseball superman batman princess sunshine ' +
  'iloveyou love you qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef abcdefgh trustno michael ' +
  'jordan jennifer shadow ashley charlie donald freedom whatever starwars computer internet server service support ' +
  'helpdesk mainstay company summer winter spring autumn january february march april may june july august ' +
  'september october november december monday friday hello hallo hola flower lovely hottie buster soccer hockey ' +
  'killer george pepper ginger cookie chocolate cheese banana orange purple yellow silver golden diamond mustang ' +
  'corvette ferrari porsche mercedes google facebook linkedin twitter amazon microsoft windows android samsung ' +
  'nothing access enter security temp temporary demo example sample database oracle postgres mysql manager system'
).split(' ')

/** Keys in a row and counting, forwards; the check also reads them backwards. */
export const keyboardRuns: readonly string[] = [
  '012345678901234567890123456789',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
]
