/**
 * Common words of several tongues that are a slip away from a word of the vocabulary, found by holding the commonest
 * words of each against it: they are meant as they stand.
 */
export const LOOK_ALIKES = `
acha acham achar acht advanced advised advocate aile aire aiutarmi aiuti ajudar ajude alain albert alberta
aldin alias allocated alte alten altra anna anne aperto arka aside assez atlas augen auto autos avis avuto
ayudar ayudarme bajo baker bakin balanced band bands basename basliyor beads beam bean beans bearing beast
beau befehl belt belts bend bent bett betting bind blond boat boating boats bold bone bones bord bread breath
breeding bringing broader brought buch bufing bulk calculator calculators cama capitale capitan capitao
capitol cart cesse changer char charging charm charming charms chat cheat cheats cher choix choosing cielo
cielos circulation cita clairement classification classified classifieds click clicks coeur colin coma
commander commence communities community compared competition competitions compilation compiled composed
comprato computational conference conferences consegui continent convention conventions convient cooper cord
core cork corp corps corre corrected crise croire cruise cruises cube cure cute dairy daisy damas dana dava
debate debe debemos debes debi deck dedi defa dejo deki deli demo denke described detailed detected devem
deveriamos devi diagram dicke diferente diferentes differentes discount discounts distinguished diverse
diverses divertente dolares dollari dolor donation donations donne donner dovrai dovremo dran drawn drew drin
dumm eating entra entro erklaren estare excessive explicit extensive face faces fala fale fame fand faro farsi
fate fazia fazla featured feet filed fired fome fomos fonction fonctions fond fonds formule frei frente fronte
funcionar function functional functions fundo funk futur futuro gewinnen gewonnen gleich golf grain guided
gunde haline hasse hattest hause heiss heisse hell hist historic hubo hugo idiota idiotas induction infection
infections infierno informal informed insects insertion inspection inspections instructional instructor
instructors insulation intention interstate invention investi irse isolation joue jouer junior kaum kimin
kopek laser latin launched leasing leaving leider lender lenders lending leve longue lover lovers lucky mach
mache maggior maior malo mano manos marco mario marketplace martin mato mayor medal meia meio ment mental
menus mesa metade monkey nano neredesin neredeyse nightmare niveaux novel novels opcion opposition ozel
painted painting paintings paio parameter parameters parenting parlarti pase passado patio peau peco pedi
pendant penso percio perdio perdu perro perros perto petition pido pied pilot platz playback plaza pointed
pointer pointing police portable posicion posizione praia predio preso prev priced pride prime prince pris
prise prive prize prizes profiter programa prot provide provides purchased puso rack racks rage raise raises
rand ranging rare rares rato reaction reactions realized rebate rebates reception recorded recorder recorders
redest reflected reflection reflections regression reise relating reminder remote reno repeated reported
reporter reporters required reserved resistant resort resorts retention ripe roba rojo roma ropa rope rosa
rose roses rosto salida sansli scanning scappare seal seating senor senores shaft shake shooting significance
significantly sitting socks soir spelling sporting stability stack stadt staffing stamp stamps stan standig
stare starring starting stata stati stating stimme stuck stunning subscriber subscribers succession sucesso
sueno suenos superb suppongo supported supporters swift tape tapes techno teve thee timeline tipo tipos tome
tomo trace traje traves treasure treasurer treasures treat understood usar usare usda valve valves vedere vedo
vendor vendors vendra vendu venga vengo venha venido venire venite venue venues venuta verkauft verlieren
verlo verso verte viendo vindo wives доказать команда оттуда пара подумать показать помочь помощи помощью
смысле стои стоите
`;
