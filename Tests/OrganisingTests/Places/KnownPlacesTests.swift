import StewardCore
import Testing

@testable import Organising

/// Names that people type, with where they are on a map of the country.
@Suite struct KnownPlacesTests {
    let gazetteer: Gazetteer

    init() throws { gazetteer = try Seeds.gazetteer() }

    /// What is typed, the id of the area, and the degrees of the centre.
    static let names = """
        headingley|west-yorkshire|53.82|-1.58
        chapeltown|west-yorkshire|53.82|-1.53
        harehills|west-yorkshire|53.81|-1.51
        armley|west-yorkshire|53.80|-1.59
        beeston leeds|west-yorkshire|53.77|-1.56
        holbeck|west-yorkshire|53.78|-1.56
        manningham|west-yorkshire|53.80|-1.77
        pudsey|west-yorkshire|53.80|-1.66
        holmfirth|west-yorkshire|53.57|-1.79
        brighouse|west-yorkshire|53.70|-1.78
        sharrow|south-yorkshire|53.37|-1.48
        hillsborough|south-yorkshire|53.41|-1.50
        burngreave|south-yorkshire|53.39|-1.46
        walkley|south-yorkshire|53.40|-1.50
        attercliffe|south-yorkshire|53.39|-1.43
        kelham island|south-yorkshire|53.39|-1.47
        penistone|south-yorkshire|53.53|-1.63
        maltby|south-yorkshire|53.42|-1.20
        moss side|greater-manchester|53.46|-2.24
        rusholme|greater-manchester|53.45|-2.22
        chorlton|greater-manchester|53.44|-2.28
        levenshulme|greater-manchester|53.44|-2.19
        ancoats|greater-manchester|53.48|-2.23
        wythenshawe|greater-manchester|53.39|-2.26
        northern quarter|greater-manchester|53.48|-2.24
        didsbury|greater-manchester|53.42|-2.23
        prestwich|greater-manchester|53.53|-2.28
        stalybridge|greater-manchester|53.48|-2.06
        farnworth|greater-manchester|53.55|-2.40
        toxteth|merseyside|53.39|-2.96
        wavertree|merseyside|53.40|-2.92
        anfield|merseyside|53.43|-2.96
        aigburth|merseyside|53.37|-2.93
        speke|merseyside|53.35|-2.84
        maghull|merseyside|53.52|-2.94
        west kirby|wirral|53.37|-3.18
        handsworth|birmingham-and-black-country|52.51|-1.93
        moseley|birmingham-and-black-country|52.45|-1.89
        kings heath|birmingham-and-black-country|52.43|-1.89
        digbeth|birmingham-and-black-country|52.47|-1.88
        sparkbrook|birmingham-and-black-country|52.46|-1.87
        selly oak|birmingham-and-black-country|52.44|-1.94
        erdington|birmingham-and-black-country|52.52|-1.84
        jewellery quarter|birmingham-and-black-country|52.49|-1.91
        earlsdon|birmingham-and-black-country|52.40|-1.53
        bilston|black-country|52.57|-2.07
        tipton|black-country|52.53|-2.07
        easton|west-of-england|51.46|-2.56
        bedminster|west-of-england|51.44|-2.60
        stokes croft|west-of-england|51.46|-2.59
        st pauls|west-of-england|51.46|-2.58
        st. paul's|west-of-england|51.46|-2.58
        clifton|west-of-england|51.46|-2.62
        fishponds|west-of-england|51.48|-2.53
        heaton|tyne-and-wear|54.99|-1.58
        byker|tyne-and-wear|54.97|-1.58
        jesmond|tyne-and-wear|54.99|-1.60
        ouseburn|tyne-and-wear|54.97|-1.59
        benwell|tyne-and-wear|54.97|-1.67
        gosforth|tyne-and-wear|55.00|-1.62
        hyson green|nottinghamshire|52.97|-1.17
        sneinton|nottinghamshire|52.95|-1.13
        forest fields|nottinghamshire|52.97|-1.17
        west bridgford|nottinghamshire|52.93|-1.13
        bulwell|nottinghamshire|53.00|-1.20
        highfields|leicestershire|52.63|-1.11
        clarendon park|leicestershire|52.61|-1.12
        belgrave|leicestershire|52.65|-1.12
        oadby|leicestershire|52.60|-1.08
        roath|cardiff-city-region|51.49|-3.16
        splott|cardiff-city-region|51.48|-3.15
        canton|cardiff-city-region|51.48|-3.20
        grangetown|cardiff-city-region|51.47|-3.18
        cathays|cardiff-city-region|51.49|-3.18
        butetown|cardiff-city-region|51.47|-3.17
        leith|edinburgh-city-region|55.97|-3.17
        portobello|edinburgh-city-region|55.95|-3.11
        gorgie|edinburgh-city-region|55.94|-3.24
        craigmillar|edinburgh-city-region|55.93|-3.14
        marchmont|edinburgh-city-region|55.94|-3.19
        govan|glasgow-city-region|55.86|-4.31
        govanhill|glasgow-city-region|55.84|-4.26
        partick|glasgow-city-region|55.87|-4.31
        dennistoun|glasgow-city-region|55.86|-4.21
        maryhill|glasgow-city-region|55.89|-4.29
        easterhouse|glasgow-city-region|55.86|-4.11
        shawlands|glasgow-city-region|55.83|-4.28
        falls road|belfast-city-region|54.60|-5.96
        ormeau road|belfast-city-region|54.58|-5.92
        east belfast|belfast-city-region|54.60|-5.88
        cathedral quarter|belfast-city-region|54.60|-5.93
        soho|central-london|51.51|-0.13
        bloomsbury|central-london|51.52|-0.13
        city of london|central-london|51.52|-0.09
        elephant and castle|central-london|51.49|-0.10
        paddington|central-london|51.52|-0.18
        kensington and chelsea|central-london|51.50|-0.19
        newham|east-london|51.53|0.03
        waltham forest|east-london|51.59|-0.01
        redbridge|east-london|51.58|0.05
        havering|east-london|51.58|0.21
        barking and dagenham|east-london|51.55|0.13
        stoke newington|east-london|51.56|-0.07
        hackney wick|east-london|51.54|-0.03
        whitechapel|east-london|51.52|-0.07
        haringey|north-london|51.59|-0.11
        crouch end|north-london|51.58|-0.12
        finsbury park|north-london|51.56|-0.11
        kentish town|north-london|51.55|-0.14
        hendon|north-london|51.58|-0.23
        merton|south-london|51.41|-0.20
        deptford|south-london|51.48|-0.03
        camberwell|south-london|51.47|-0.09
        streatham|south-london|51.43|-0.13
        putney|south-london|51.46|-0.22
        crystal palace|south-london|51.42|-0.07
        brent|west-london|51.56|-0.28
        hammersmith and fulham|west-london|51.49|-0.23
        hillingdon|west-london|51.53|-0.45
        shepherds bush|west-london|51.50|-0.22
        notting hill|west-london|51.51|-0.20
        chiswick|west-london|51.49|-0.26
        caerdydd|cardiff-city-region|51.48|-3.18
        abertawe|swansea-bay|51.62|-3.94
        wrecsam|wrexham-county|53.05|-2.99
        casnewydd|gwent|51.59|-3.00
        caergybi|anglesey|53.31|-4.63
        aberteifi|ceredigion|52.08|-4.66
        hwlffordd|pembrokeshire|51.80|-4.97
        y drenewydd|powys|52.51|-3.31
        yr wyddgrug|flintshire|53.17|-3.14
        castell-nedd|swansea-bay|51.66|-3.80
        dùn èideann|edinburgh-city-region|55.95|-3.19
        dun eideann|edinburgh-city-region|55.95|-3.19
        inbhir nis|highland|57.48|-4.22
        glaschu|glasgow-city-region|55.86|-4.25
        obar dheathain|grampian|57.15|-2.10
        dùn dè|tayside|56.46|-2.97
        steornabhagh|western-isles|58.21|-6.39
        port righ|highland|57.41|-6.19
        doire|county-londonderry|55.00|-7.31
        béal feirste|belfast-city-region|54.60|-5.93
        beal feirste|belfast-city-region|54.60|-5.93
        ard mhacha|county-armagh|54.35|-6.65
        an ómaigh|county-tyrone|54.60|-7.31
        cuil raithin|county-londonderry|55.13|-6.67
        burton on trent|staffordshire|52.80|-1.64
        burton-upon-trent|staffordshire|52.80|-1.64
        stoke trent|staffordshire|53.00|-2.18
        newcastle on tyne|tyne-and-wear|54.98|-1.61
        newcastle tyne|tyne-and-wear|54.98|-1.61
        southend on sea|essex|51.54|0.71
        barrow in furness|cumbria|54.11|-3.23
        weston super mare|somerset|51.35|-2.98
        saint andrews|fife|56.34|-2.80
        saint albans|hertfordshire|51.75|-0.34
        st ives, cornwall|cornwall|50.21|-5.48
        st ives cambridgeshire|cambridgeshire|52.33|-0.07
        gt yarmouth|norfolk|52.61|1.73
        henley on thames|oxfordshire|51.54|-0.90
        ashford in kent|kent|51.15|0.87
        ashford surrey|surrey|51.43|-0.46
        newport gwent|gwent|51.59|-3.00
        newport shropshire|shropshire|52.77|-2.38
        bangor northern ireland|county-down|54.66|-5.67
        bangor wales|gwynedd|53.23|-4.13
        gillingham dorset|dorset|51.04|-2.28
        street, somerset|somerset|51.13|-2.74
        march cambs|cambridgeshire|52.55|0.09
        bishops stortford|hertfordshire|51.87|0.16
        ware herts|hertfordshire|51.81|-0.03
        east grinstead|west-sussex|51.13|-0.01
        burgess hill|west-sussex|50.95|-0.13
        waterlooville|hampshire|50.88|-1.03
        brixham|devon|50.39|-3.51
        helston|cornwall|50.10|-5.27
        leven|fife|56.20|-3.00
        cumnock|ayrshire|55.45|-4.27
        coalisland|county-tyrone|54.54|-6.70
        """.split(separator: "\n").map(String.init)

    @Test func `Names of towns, boroughs and neighbourhoods lead to where they are`() throws {
        #expect(Self.names.count >= 150)
        for row in Self.names {
            let fields = row.split(separator: "|").map(String.init)
            let list = words(fields[0])
            guard let (reading, consumed) = gazetteer.read(list[...]), consumed == list.count,
                case .place(let place) = reading.spot
            else {
                Issue.record("\(fields[0]) is not read as a place")
                continue
            }
            let here = Coordinate(
                latitude: try #require(Float(fields[2])), longitude: try #require(Float(fields[3])))
            #expect(place.area == fields[1], "\(fields[0])")
            #expect(place.centre.miles(to: here) < 3, "\(fields[0]): \(place.centre)")
        }
    }

    @Test(arguments: [
        ("west yorks", "west-yorkshire"), ("s yorks", "south-yorkshire"), ("n yorks", "north-yorkshire"),
        ("lancs", "lancashire"), ("notts", "nottinghamshire"), ("herts", "hertfordshire"), ("cambs", "cambridgeshire"),
        ("northants", "northamptonshire"), ("leics", "leicestershire"), ("staffs", "staffordshire"),
        ("worcs", "worcestershire"), ("glos", "gloucestershire"), ("wilts", "wiltshire"), ("hants", "hampshire"),
        ("berks", "berkshire"), ("oxon", "oxfordshire"), ("co durham", "county-durham"), ("w sussex", "west-sussex"),
        ("the north", "north-of-england"), ("up north", "north-of-england"), ("the south", "south-of-england"),
        ("down south", "south-of-england"), ("the midlands", "midlands"), ("east london", "east-london"),
        ("north wales", "north-wales"), ("central scotland", "central-scotland"), ("central belt", "central-scotland"),
        ("highlands and islands", "highlands-and-islands"), ("the west country", "south-west"),
        ("north west london", "north-london"), ("home counties", "south-east"),
    ])
    func `Areas are known by their short and spoken names`(_ text: String, _ area: String) throws {
        let found = try #require(gazetteer.read(words(text)[...]))
        #expect(found.consumed == words(text).count)
        #expect(found.reading.spot.areaID == area)
        guard case .area = found.reading.spot else {
            Issue.record("\(text) is no area")
            return
        }
    }

    /// A postcode as it is typed, and the degrees of its district.
    static let postcodes = """
        ls1 4dy|53.80|-1.55
        ls6|53.82|-1.57
        postcode ls1 4dy|53.80|-1.55
        leeds ls1|53.80|-1.55
        leeds ls1 4dy|53.80|-1.55
        ls1 4dy leeds|53.80|-1.55
        ls1 4|53.80|-1.55
        lsi 4dy|53.80|-1.55
        m1 oaa|53.48|-2.23
        m1 0aa|53.48|-2.23
        m14 5tq|53.45|-2.22
        sy23 3fl|52.38|-4.06
        iv51 9eu|57.45|-6.23
        bt48 7nn|55.00|-7.32
        bt1 5gs|54.60|-5.93
        bt74|54.34|-7.65
        e17|51.59|-0.02
        e20|51.54|-0.01
        e8 1ea|51.54|-0.06
        n1 9aa|51.54|-0.10
        w1|51.51|-0.14
        wc2n 5dn|51.51|-0.12
        ec1a 1bb|51.52|-0.10
        sw1a 1aa|51.50|-0.13
        se15|51.47|-0.06
        cf10|51.48|-3.18
        cf24 3ab|51.49|-3.16
        sa1|51.62|-3.94
        ll57|53.22|-4.12
        eh6|55.97|-3.17
        eh1 1yz|55.95|-3.19
        g51|55.86|-4.32
        g42|55.84|-4.26
        ab10|57.14|-2.11
        kw15|58.98|-2.96
        ze1|60.15|-1.15
        hs1|58.21|-6.38
        tr18|50.12|-5.54
        pl4|50.37|-4.13
        bs5|51.46|-2.55
        b21|52.51|-1.94
        ng7|52.96|-1.17
        ne6|54.98|-1.57
        l8|53.39|-2.96
        s7|53.36|-1.48
        dh1|54.78|-1.57
        0x4 1ab|51.73|-1.22
        """.split(separator: "\n").map(String.init)

    @Test func `Each postcode district has a point of its own`() throws {
        #expect(Self.postcodes.count >= 40)
        for row in Self.postcodes {
            let fields = row.split(separator: "|").map(String.init)
            let list = words(fields[0])
            guard let (reading, consumed) = gazetteer.read(list[...]), let point = reading.spot.point else {
                Issue.record("\(fields[0]) is not read")
                continue
            }
            let here = Coordinate(
                latitude: try #require(Float(fields[1])), longitude: try #require(Float(fields[2])))
            #expect(consumed == list.count, "\(fields[0])")
            #expect(reading.postcode != nil, "\(fields[0])")
            #expect(point.miles(to: here) < 3, "\(fields[0]): \(point)")
        }
    }

    @Test(arguments: [
        "l0ndon", "b2b", "l8r", "gr8", "m62", "e2e", "ab is", "ml", "b12345", "w1thout", "e20000", "so", "bo", "1o1",
    ])
    func `What is no postcode is not taken for its first letters`(_ text: String) {
        #expect(gazetteer.read(words(text)[...]) == nil)
    }

    @Test(arguments: [("ls1 7 march", 1), ("n1 our", 1), ("e1 2 people", 1), ("ls1 4 this", 2), ("m1 6pm", 1)])
    func `A number after a postcode belongs to it only if nothing else is counted`(_ text: String, _ consumed: Int) {
        #expect(gazetteer.read(words(text)[...])?.consumed == consumed)
    }

    @Test(arguments: [
        ("bangor", "gwynedd", "gwynedd"), ("bangor", "cardiff-city-region", "gwynedd"),
        ("bangor", "county-antrim", "county-down"), ("bangor", "west-yorkshire", "county-down"),
        ("newport", "isle-of-wight", "isle-of-wight"), ("newport", "swansea-bay", "gwent"),
        ("newport", "staffordshire", "shropshire"), ("richmond", "tees-valley", "north-yorkshire"),
        ("leeds", "kent", "west-yorkshire"),
    ])
    func `Of namesakes the one near to the asker is meant`(_ name: String, _ home: String, _ area: String) throws {
        let reading = try #require(gazetteer.read([name], preferring: home)).reading
        #expect(reading.spot.areaID == area)
    }

    @Test(arguments: [
        ("reading", true), ("in reading", false), ("bath", true), ("near bath", false), ("leeds", false),
        ("battle", true), ("angel", true), ("hackney", false), ("ware herts", false),
    ])
    func `A name that is an everyday word says so`(_ text: String, _ isAlsoWord: Bool) throws {
        #expect(try #require(gazetteer.read(words(text)[...])).reading.isAlsoWord == isAlsoWord)
    }

    @Test(arguments: ["street", "in march", "send", "grove"])
    func `A word that seldom means its place is none alone`(_ text: String) {
        #expect(gazetteer.read(words(text)[...]) == nil)
    }

    @Test(arguments: [
        ("Example Hall, Soho", "london", "Soho"),
        ("Example Hall, 5 Example Street, N1 9AA", "london", "North London (N1)"),
        ("Example Arms, Headingley", "leeds", "Headingley"),
        ("Example Hall, Moss Side M14", "manchester", "Manchester (M14)"),
        ("Example Hall", "london", nil), ("Bring a bath towel", "bristol", nil),
        ("Example Hall, Headingley", "london", nil),
    ])
    func `The finest place in a text is found inside the city`(_ text: String, _ city: String, _ name: String?) throws {
        let spot = try #require(gazetteer.read(words(city)[...])).reading.spot
        let found = gazetteer.finest(in: Words(text), inside: spot)
        #expect(found?.spot.name == name)
    }
}
