import java.io.File;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;

/** Says of each file whether HermiT finds it consistent: `true` or `false`, a line each. */
class Consistency {
    public static void main(String[] files) throws Exception {
        // The data types of dates are none of OWL's.
        Configuration configuration = new Configuration();
        configuration.ignoreUnsupportedDatatypes = true;
        for (String file : files) {
            OWLOntology ontology =
                OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file));
            System.out.println(new Reasoner(configuration, ontology).isConsistent());
        }
    }
}
