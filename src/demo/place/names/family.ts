/**
 * Family names of the invented place: made-up places of an English sort, so that nobody real is meant.
 * Names of the people who carry the story (people/named-*.ts) are not among them.
 */
export const FAMILY_NAMES: readonly string[] = `
Aldermead Alderthwaite Amberhurst Applecote Arrowmere Ashenford Ashlarby Aspendale Auburnwick Axlewood
Balsamgate Barleyholt Barrowmere Beaconholm Beckthorne Beechwater Bellweather Birchover Bittersedge Blackmarl
Bluebarrow Bolderwick Bonfield Borrowdene Brackwater Bramblecote Briarholt Bridlewell Brindlecombe Brinewell
Broomhaven Brownlode Buckmarsh Bulrushey Burdockley Burnlea Butterwold Byrewood Cairnwell Candleford
Carrowmead Carterfold Catkinley Chalkhurst Cherrywell Chestnutt Cindercote Claybourne Cloudesdale Cloverhay
Coalbrooke Cobbleworth Coltsfoot Combewater Coppicewood Cornflower Cowslade Crakemoor Cranewater Cressbrook
Cricklade-Moor Crossbeck Crowholt Cuckmarsh Dabberley Daleholm Damsonby Darnelwood Dewberrow
Dewpond Dimmerdale Dockenfold Dovemarsh Downstead Drapewell Drumlinby Dryswaine Duncecombe
Dunmarl Duskwater Eaglethorpe Earnmoor Eastlode Eddyford Elderwick Elmstow Embercote Erminfold Everlode
Fairlode Falconholm Fallowdene Farthingwell Fellmonger Fennelworth Fernieholt Ferrowby Fieldrush
Fircote Fishergate-Low Flaxmere Fledgewell Flintholm Floodgate Foldwright Fordingale Fossewater Fowlmarsh
Foxcombe Freshwell Frostholm Furlongate Furzebrook Gablewick Galecote Garnetby Gatherole
Glebewood Gleanfield Goldfinch-Ware Goosemoor Gorsebank Goslingwell Grangebrook Granthorne Gravelhay Greenlode
Greywether Gritstone Grovelock Gullymore Hailstow Hallowmead Hammerfold Harebellow Harrowmarsh
Harvestow Hatchmere Hawkswater Haycombe Hazelwade Heathermoor Hempstow Heronsgate Hillwright
Hindlode Holmwater Honeybrook Hopwell-Tye Hornbeamish Hoverlea Hurdlewick Hyssopley Inglewater Ironmonger-Dale
Islebeck Ivelwood Jacksnipe Jasperley Jessamy Juniperhay Kelmarsh-Ince Kerseyfold Kestrelholt Kettlebeck
Kilnhurst-Dean Kingcupby Kirtlewood Knapmoor Knotgrass Lacewater Ladymead Lambswick Lanehurst Lapwingdale
Larchover Latchford-Mere Lavenderley Leafhay Leatherby Lichenbrow Limewater Lindenthwaite Lingmoor Linnetholm
Loamfield Lockwright Longthistle Loosestrife Lowmead Lucerneby Lychgate Maddercote Malletwood Maplebeck
Mapplewade Marigoldby Marjoramley Marlstow Marshbeck Mattockley Mayblossom Meadlark Medlarcote Merewick
Milkwell Millthistle Mintlaw-Fell Mistlebrow Moatwater Moorcocke Mossbarrow Mosswater
Mulberrow Mullion-Hay Nailbourne Netherlode Nettlecombe Nutbeam Nuthatchley Oakapple Oatfield
Oldcastle-Row Orchardlea Osierholt Osmondby Otterholm Oxlipson Paddockmere Palfreyby Parsleyhay Partridgewell
Peatmoor Pebbleworth Pedlarsgate Pepperstow Periwinkle-Dow Pheasantry Pikewater Pimpernell Pinderfold Pinewick
Pipistrel Pitwright Plashbrook Plumstow Pondersby Poplarhay Potterlode Primroseby Quarrendon-Tye
Quaychurch Quickthorn Quincewell Rainbarrow Ramsonby Ravelstow Reedholm Reynardine Ribwort Rickyardson
Ridgewater Rillstone Rimehurst Roachwater Robinsedge Rockrosewell Roebeck Rookwater Rosebaywell Roughlode
Rowanthwaite Rushmarl Russetby Ryegate Saddlewick Sagehurst Saltmarshe-Lea Sandwright Sawpitt Scabiousley
Sedgewater Setterwood Shalebrook Shearwell Sheepfolde Shelduckby Silverlode Skepwright Sloebourne Snowbarrow
Sorrelby Sparhawk Spindlewood Spinnerwell Springlode Squirrelby Staddlestone Starwort Steelyard Stilewater
Stitchwort Stonecropp Stormholt Strawfield Swallowmere Swanmarsh Sweetbriar Sycamoreby Tallowdene Tarnbeck
Tawnymead Tealwater Teazlewick Tenterfold Thatchmoor Thimblemere Thistledow Thornwater Thrushgate Tidewell
Tillerstow Timberlode Tinderholt Toadflaxby Tollbrook Towpathley Treadwheel Trefoilby Truglove Tumblerhay
Turfwood Twinebarrow Umberlode Underbrook Vetchling Vinewater Violetby Wagtailby Wainhay Walnutby
Wardwater Warrenholt Watermeade Wattlefold Waxwing Weaverlode Weirholt Wellspring-Ash Wheatstow Wherryman
Whimbrelby Whinmoor Whitelode Whortleby Wicketford Wildgoose Willowherb Windrushley Winterlode Witherlea
Woadfield Wolderness Woodspring Woolpackby Yaffleton Yarrowdale Yellowham Yewbarrow
`
  .trim()
  .split(/\s+/);
