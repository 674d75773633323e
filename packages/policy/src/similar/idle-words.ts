/** Words that stand in any sentence and tell nothing of what it is about; those shorter than `shortest` are left out anyway. */
export const idleWords: ReadonlySet<string> = new Set(
  `about after again all also and any are been before but can cannot could did does doing done dont each else even ever
  every for from get gets getting got had has have having help her here him his how into its just like made make many may
  more most much must need new not nothing now off once one only other our out over own please same see she should since
  some still such than thank thanks that the their them then there these they thing this those through too try trying
  under until upon use used using very want was way well were what when where which while who whom why will with within
  without work worked working works would yet you your`.split(/\s+/),
)
