/*
 * Words that hold English sentences together or say what is wanted: a value seldom begins or ends with one. Of no application in particular.
 */
const list = `
a an the this that these those it its i me my we us our you your he she they them their his her one ones some any all each every both another other others
of in on at to into onto from by with without for about as over under below above beneath behind after before between through across out up down off
then than so but and or nor not no only just also too very now once again there here where when while if because since until
is are was were be been being am do does did done have has had having can could will would shall should may might must
let lets want wants need needs like likes make makes put puts get gets give gives take takes go goes going come comes become becomes
say says said read reads reading keep keeps show shows use uses set sets add adds see look please thanks what which who how why whose
contain contains containing mention mentions mentioned lead leads leading link links point points belong belongs exist exists find found search type typed
write writes written writing giving given putting getting making using having being going marked shown displayed hidden opened closed wanted needed
now later already still yet soon anymore henceforth afterwards instead always never everything anything nothing something somewhere everywhere
new empty blank fresh whole entire current present existing different same
called named titled entitled labelled beginning starting opening begins starts opens text word words paragraph line name title
`;
export const smallWords: ReadonlySet<string> = new Set(list.trim().split(/\s+/));

/** A value stands behind these. */
export const introducers: ReadonlySet<string> = new Set(
  'called named titled entitled saying says reads begins starts beginning starting opening opens'.split(' '),
);
