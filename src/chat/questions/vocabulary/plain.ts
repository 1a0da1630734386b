import { foldWord } from '../words.ts';
import { LOOK_ALIKES } from './look-alikes.ts';

/**
 * Everyday words. They carry no subject, and none of them is a slip of the pen for one that does ("weak" is not
 * "week"). A question whose other words are all strange to the vocabulary is about something else.
 */
const WORDS = `
able about across actually after again ago all almost alone along also although always am among an and another any
anybody anymore anyone anything anyway apart are around as ask asked asking at away awesome back bad bar be became
because become been before began begin being believe best better between big bit both bring build but by call came can
cant care case cases come comes coming cool could couldnt day days deal did didnt different do does doesnt doing done
dont door down each early easy either else end ended ends enough even ever every everybody exactly far fast feel few
find fine first for found free from full fun get gets getting give given gives go goes going gone gonna good got great
guess guy guys had half hand happy hard has hasnt have havent having he head hear heard her here hey high him his home
hope hour hours how however i id if ill im in indeed inside into is isnt it its itself ive job just keep kept kind knew
know known knows last late later least left less let lets life like line little live long look looked looking looks
lot lots low made main make makes making man many matter may maybe me mean men mind mine minute minutes moment month
months more morning most much must my myself name near need needed needs never new next nice night no nobody none nor
not nothing now number of off often oh ok old on once one ones only onto open or other our out over own part people
per perhaps person place please plus point pretty probably problem put question quick quickly quite rather read ready
real really right said same saw say saying says second see seem seems seen set she should shouldnt side simple simply
since small so some somebody somehow someone something sometimes somewhere soon sort sorry start started state still
stuff such suddenly sure take taken takes talk talking tell than thank that thats their them then there theres these
they theyre thing things think thinking this those though thought three through time times tired to today together
told too took totally toward trying try turn turned turns two under until up upon us use used using usually very via
wait waiting want wanted wants was wasnt watch way ways we weak weather week well went were weve what whatever when
where whether which while who whole whom whose why wide wish with within without wont word words would wouldnt wow
write wrong yeah year years yes yesterday yet you young your youre yours yourself zero
able bank bear beer book boss boy brother card cash cent city clean clear close cold cup dark date dead dear dress
drink drive drop eat fact fair fall family farm father fell felt field fight fill film fire fish fit five floor fly
food foot force form four friend front game gave girl glad glass god gone grand green ground group grow grown hair
heart heat held hello hill hit hold hot house huge ice idea inch iron join jump key kick kid kill king lake land large
laugh law lead leaf learn leave leg letter lie light list load lock lose lost loud love luck lunch mail mark meal meat
meet meeting mile milk miss mood mouth move music nation neck news noise north nose note ocean office order page pain
paint paper park party past path pay peace pen phone pick piece pink plan plane plant plate play poor post pot power
press pull push queen race rain ran rate reach rest rice rich ride ring river road rock roll roof room rule run safe
salt sand save school sea seat sell send sense serve shall shape share ship shirt shoe shop short shot shout show shut
sick sign sing sister sit six size skin sky sleep slow smart smile snow soft son song sound south space speak speed
spend spoke sport spot spring stage stand star stay step stick stone stood stop store storm street strong study sugar
suit sun sweet swim table tail tall taste tax tea teach team tear term test text thick thin third tie till tiny tire
tone tool tooth top touch town toy train travel tree trip truck true trust truth twice type uncle unit upper van view
voice vote walk wall war warm wash water wave wear west wet wheel white wife wild win wind window wine winter wire
woman wonder wood wool work world worth yard
alla allem allen aller alles als also am auf aus bei beim bin bis bist da dabei damit dann dass dein deine doch du
durch einfach er es etwas euch fur gegen gehen geht gerade gibt habe haben hat hatte hier ich ihm ihn ihr im immer in
ins ist ja jede jeder jetzt kann kannst konnen konnte machen macht mal man mehr mein meine mich mir mit muss nach
nichts noch nur ob oder ohne schon sehr sein seine seit sich sie sind so soll uber um und uns unter vom von vor wann
war waren warum was weil wenn wer werden wie wieder will wir wird wo wurde zu zum zur
algo alguien algun antes aqui asi aun aunque cada casi como con contra cosa cual cuando cuanto de del desde donde
durante ella ellos en entonces entre era eres es esa ese eso esta estaba estan estas este esto estos fue ha hace hacer
han hasta hay he jamas mas me mejor menos mi mis mucho muy nada ni no nos nosotros nunca o os otra otro para pero poco
por porque puede pues que quien quiero se sea ser si sido siempre sin sobre solo son soy su sus tambien tan tanto te
tengo ti tiene todo todos tu tus unas unos va vamos van veces ver vez voy y ya yo
ainsi alors apres au aucun aussi autre aux avant avec avoir bien car ce cela ces cet cette ceux chaque chez ci comme
comment dans de deja depuis des deux dire doit donc dont du elle elles en encore entre est et etaient etait etre eu
fait faire faut fois font ici il ils je jamais leur leurs lui ma mais mal me meme mes moi moins mon ne ni nos notre
nous on ont ou par parce pas peu peut plus pour pourquoi pres quand que quel quelle qui quoi rien sa sans se sera ses
si son sont sous sur ta tant te tes toi ton tous tout toute tres trop tu un vers veux voici voila vos votre vous vu y
agora ainda alem algum ao aos apenas ate cada com como da das dele depois desde deve disse dizer do dos e ela ele eles
em entao era essa esse esta estao este eu faz fazer foi for fora gente havia isso ja la mais mas me mesmo meu minha
muito na nada nao nas nem no nos nossa nosso num nunca onde ou outra outro para pela pelo pode por porque quando quase
que quem ser seu sido so sob sobre sua tambem tanto te tem tenho ter todo tudo vai voce
anche ancora avere c che chi ci cio come con cosa cosi cui da dal dalla dei del della delle di dire dopo dove due e
ecco era essere fare fa fatto finche fra fu gia gli ha hai hanno ho in io la loro ma mai me mi mia mio molto ne nei
nel nella no noi non nostro o ogni ora per perche piu poi quale quando quanto quella quello questa questi questo qui
sara se sei sempre si sia siamo sono sopra sta stato su sua sul sulla suo te tra tu tua tutti tutto un va vi voi
без был была были было быть вам вас ведь весь во вот все всего всех вы где да даже для до его ее если есть еще же за
здесь из или им их как какая какие какой когда кто ли либо меня мне много может можно мой мы на над надо нам нас наш
не него нее нет ни них но ну об однако он она они оно от очень по под после потом потому почти при про раз разве с сам
свой себя сейчас так такой там те тебя тем теперь то тогда того тоже только том тот тут ты у уж уже хотя чего чем что
чтобы эта эти это этого этой этом этот я
ama ancak bana bazi ben beni benim bile bir biraz biri birsey biz bize bu bunu bunun cok cunku da daha de degil diye
en gibi hem hep her hic icin ile ise iyi kac kadar kim mi mu musun nasil ne neden nerede niye o olan olarak oldu ona
onlar onu onun sana sanki sen seni sey siz su sonra tum ve veya ya yani yok var
`;

export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `${WORDS} ${LOOK_ALIKES}`.trim().split(/\s+/).map(foldWord),
);
